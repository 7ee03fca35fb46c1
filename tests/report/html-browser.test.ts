import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeReport } from '../../src/report/html/index.js';
import { dateWords } from '../../src/report/html/words.js';
import { Browser, browserPath } from './html/browser.js';
import { LOW_CONTRAST, TOO_WIDE, WRONG_STRUCTURE } from './html/checks.js';
import { HOSTILE, manyInput } from './html/many.js';

const path = browserPath();
const COUNT = 10_000;
const input = manyInput(COUNT);
const actions = input.evaluations.flatMap(({ country, recommendations }) =>
  recommendations.flatMap((above) => above.actions.map((one) => ({ ...one, country: country?.name ?? null }))),
);

const REGISTERS = ['actions', 'recommendations', 'evaluations', 'findings', 'changes'] as const;

/** What is typed is answered with the next picture. */
const NEXT_PICTURE = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

interface Node {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly ignored: boolean;
}

describe.skipIf(path === null)(
  `the page in a browser${path === null ? ' (left out: there is no Chromium here)' : ''}`,
  () => {
    let browser: Browser;
    let folder = '';
    const status = (): Promise<string> =>
      browser.evaluate(`document.querySelector('[role=tabpanel]:not([hidden]) .status').textContent`);
    const cells = (look: string): Promise<string[]> =>
      browser.evaluate(
        `[...document.querySelectorAll('[role=tabpanel]:not([hidden]) tbody td.${look}')].map((cell) => cell.textContent)`,
      );
    /** Sets a control as a person would, and waits for the picture. */
    const set = (id: string, value: string): Promise<void> =>
      browser.evaluate(`(() => {
      const control = document.getElementById(${JSON.stringify(id)});
      control.value = ${JSON.stringify(value)};
      control.dispatchEvent(new Event(control.tagName === 'SELECT' ? 'change' : 'input'));
      return ${NEXT_PICTURE};
    })()`);
    const choose = (register: string): Promise<void> =>
      browser.evaluate(`document.getElementById('tab-${register}').click()`);

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'report-'));
      await writeReport(join(folder, 'report.html'), input);
      browser = await Browser.open(path ?? '');
    });
    afterAll(async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    });
    beforeEach(async () => {
      await browser.look(1280, 900);
      await browser.load(join(folder, 'report.html'));
    });

    it('asks for nothing but itself, and complains of nothing', async () => {
      for (const register of REGISTERS) await choose(register);
      expect(browser.complaints).toEqual([]);
      expect(browser.requests.filter((url) => url !== 'about:blank' && !/^file:.*\/report\.html$/u.test(url))).toEqual(
        [],
      );
      await browser.evaluate(
        `document.getElementById('chart-trend').scrollIntoView({ behavior: 'instant' }), ${NEXT_PICTURE}`,
      );
      expect(await browser.evaluate(`document.querySelectorAll('canvas').length`)).toBe(4);
      expect(await browser.evaluate('document.title')).toBe('Compliance with management responses');
    });

    it('lets no script run that is not its own', async () => {
      await browser.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken"';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title=1"><a id="trap" href="javascript:document.title=2">x</a>');
      document.getElementById('trap').click();
      return new Promise((done) => setTimeout(done, 100));
    })()`);
      expect(await browser.evaluate('document.title')).toBe('Compliance with management responses');
      expect(browser.complaints.splice(0).length).toBeGreaterThan(1);
    });

    it('shows hostile texts letter for letter', async () => {
      for (const [index, text] of HOSTILE.entries()) {
        const number = 3 + index * 50;
        await set('actions-search', `act_${String(number).padStart(12, '0')}`);
        expect(await status()).toBe(`1 of 10,000 key actions`);
        expect((await cells('main'))[0]).toContain(text);
        await browser.evaluate(`document.querySelector('button.open').click()`);
        expect(await browser.evaluate(`document.querySelector('dialog .lead').textContent`)).toContain(text);
        expect(
          await browser.evaluate(`document.querySelectorAll('dialog img, dialog script, [href^="javascript"]').length`),
        ).toBe(0);
        await browser.evaluate(`document.querySelector('dialog .close').click()`);
      }
      expect(await browser.evaluate('document.title')).toBe('Compliance with management responses');
    });

    it('filters, searches and sorts as the records say', async () => {
      const inCountry = actions.filter(({ country }) => country === 'Lumara');
      await set('actions-country', 'Lumara');
      expect(await status()).toContain(`${inCountry.length.toLocaleString('en')} of 10,000`);
      const conflicting = inCountry.filter((one) => one.status === 'conflicting');
      await set('actions-status', 'conflicting');
      expect(await status()).toContain(`${conflicting.length} of 10,000`);
      await set('actions-unit', 'gender');
      const ofUnit = conflicting.filter(({ responsibleUnits }) =>
        responsibleUnits.some(({ name }) => /gender/iu.test(name)),
      );
      expect(await status()).toContain(`${ofUnit.length} of 10,000`);
      await set('actions-search', 'Bel Ombre');
      expect(await status()).toContain('0 of 10,000');
      await browser.evaluate(`document.querySelector('.clear').click(), ${NEXT_PICTURE}`);
      expect(await status()).toContain('10,000 of 10,000');

      const head = (place: number): string => `document.querySelectorAll('.register th button')[${place}]`;
      await browser.evaluate(`${head(4)}.click(); ${head(4)}.click()`);
      const last = actions.reduce((a, b) => ((b.dueDate?.latest ?? '') > (a.dueDate?.latest ?? '') ? b : a));
      expect((await cells('due'))[0]).toBe(dateWords(last.dueDate));
      expect(await browser.evaluate(`${head(4)}.closest('th').getAttribute('aria-sort')`)).toBe('descending');
      expect(
        await browser.evaluate(`document.querySelectorAll('[aria-sort=ascending], [aria-sort=descending]').length`),
      ).toBe(1);
    });

    it('brings up the rows behind a figure', async () => {
      const figure = input.compliance.overall.find(({ id }) => id === 'deadlines/long-overdue');
      await browser.evaluate(`document.querySelector('[data-value=long_overdue]').click()`);
      expect(await status()).toContain(`${figure?.numerator?.toLocaleString('en')} of 10,000`);
      await browser.evaluate(`document.querySelector('#chart-status-countries [data-filter=country]').click()`);
      expect(await browser.evaluate(`document.getElementById('actions-deadline').value`)).toBe('');
    });

    it('filters by theme, and brings up what is said again', async () => {
      const tagged = input.evaluations.flatMap(({ recommendations }) =>
        recommendations.filter(({ themes }) => themes?.some(({ id }) => id === 'capacity-development')),
      );
      await browser.evaluate(`document.querySelector('#themes [data-filter=theme]').click()`);
      expect(await status()).toContain(`${tagged.length.toLocaleString('en')} of `);
      await browser.evaluate(`document.querySelector('[role=tabpanel]:not([hidden]) button.open').click()`);
      expect(await browser.evaluate(`document.querySelector('dialog').textContent`)).toContain(
        'Capacity development: “strengthen”',
      );
      await browser.press('Escape');
      await browser.evaluate(`document.querySelector('#themes [data-filter=again]').click()`);
      expect(await status()).toMatch(/^2 of /u);
      await choose('actions');
      await set('actions-theme', 'capacity-development');
      const actions = tagged.flatMap((each) => each.actions).length;
      expect(await status()).toContain(`${actions.toLocaleString('en')} of `);
    });

    it('works with the keyboard alone', async () => {
      await browser.press('Tab');
      expect(await browser.evaluate('document.activeElement.textContent')).toBe('Skip to the figures');
      await browser.evaluate(`document.querySelector('#tab-actions').focus()`);
      await browser.press('ArrowRight');
      expect(await browser.evaluate('document.activeElement.id')).toBe('tab-recommendations');
      await browser.press('ArrowLeft');
      await browser.press('Tab');
      expect(await browser.evaluate('document.activeElement.id')).toBe('actions-search');
      await browser.type('towns');
      await browser.evaluate(NEXT_PICTURE);
      expect(await status()).toMatch(/^2,5\d\d of 10,000/u);
      await browser.evaluate(`document.querySelectorAll('button.open')[7].focus()`);
      await browser.press('Enter');
      expect(
        await browser.evaluate(
          `document.querySelector('dialog').open && document.querySelector('dialog').contains(document.activeElement)`,
        ),
      ).toBe(true);
      for (let step = 0; step < 30; step++) await browser.press('Tab');
      expect(
        await browser.evaluate(
          `document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement)`,
        ),
      ).toBe(true);
      await browser.press('Escape');
      expect(await browser.evaluate(`document.querySelector('dialog').open`)).toBe(false);
      expect(await browser.evaluate(`document.activeElement === document.querySelectorAll('button.open')[7]`)).toBe(
        true,
      );
    });

    it('shows where the values were read, and goes from a row to what it belongs to', async () => {
      await browser.evaluate(`document.querySelectorAll('button.open')[1].click()`);
      const evidence = await browser.evaluate<string>(`document.querySelector('dialog .evidence').textContent`);
      expect(evidence).toContain('page 2');
      expect(evidence).toContain('Draw up the hand-over plan');
      expect(evidence).toContain('input/file 0.pdf');
      expect(await browser.evaluate(`document.querySelector('dialog .evidence a').getAttribute('href')`)).toBe(
        '../input/file%200.pdf',
      );
      await browser.evaluate(`document.querySelector('dialog .belongs button').click()`);
      expect(await browser.evaluate(`document.activeElement.textContent`)).toBe('Recommendation 1');
      await browser.press('Escape');
      expect(await browser.evaluate(`document.activeElement === document.querySelectorAll('button.open')[1]`)).toBe(
        true,
      );
    });

    it('opens on a key action that the address names', async () => {
      await browser.load(join(folder, 'report.html'), '#act_000000000007');
      expect(await browser.evaluate(`document.querySelector('dialog .lead').textContent`)).toContain('(7)');
    });

    it.each(['light', 'dark'] as const)('has contrast, names and order in every register (%s)', async (scheme) => {
      await browser.look(1280, 900, scheme);
      for (const register of REGISTERS) {
        await choose(register);
        expect(await browser.evaluate(LOW_CONTRAST), register).toEqual([]);
        await browser.evaluate(`document.querySelector('[role=tabpanel]:not([hidden]) button.open').click()`);
        expect(await browser.evaluate(LOW_CONTRAST), `dialog of ${register}`).toEqual([]);
        expect(await browser.evaluate(WRONG_STRUCTURE), register).toEqual([]);
        const { nodes } = (await browser.send('Accessibility.getFullAXTree')) as unknown as { nodes: Node[] };
        const controls = new Set([
          'button',
          'link',
          'searchbox',
          'textbox',
          'combobox',
          'tab',
          'table',
          'dialog',
          'image',
          'region',
          'navigation',
        ]);
        const nameless = nodes.filter(
          ({ ignored, role, name }) => !ignored && controls.has(role?.value ?? '') && !name?.value,
        );
        expect(
          nameless.map(({ role }) => role?.value),
          register,
        ).toEqual([]);
        await browser.press('Escape');
      }
    });

    it('fits 320 pixels, with long words and both directions of writing', async () => {
      await browser.look(320, 700);
      for (const register of REGISTERS) {
        await choose(register);
        expect(await browser.evaluate('document.documentElement.scrollWidth'), register).toBe(320);
        expect(await browser.evaluate(TOO_WIDE), register).toEqual([]);
      }
      await choose('actions');
      await set('actions-search', 'longword');
      expect(await browser.evaluate(TOO_WIDE)).toEqual([]);
      await browser.evaluate(`document.querySelector('button.open').click()`);
      expect(await browser.evaluate(TOO_WIDE)).toEqual([]);
    });

    it('prints the filtered rows, all of them', async () => {
      await set('actions-country', 'Kestrie');
      const rows = (): Promise<number> =>
        browser.evaluate(`document.querySelectorAll('.register.actions tbody tr').length`);
      expect(await rows()).toBe(50);
      await browser.evaluate(`dispatchEvent(new Event('beforeprint'))`);
      expect(await rows()).toBe(actions.filter(({ country }) => country === 'Kestrie').length);
      expect(await browser.evaluate(`document.querySelector('p.print-only').textContent`)).toContain(
        'Country: Kestrie',
      );
      await browser.evaluate(`dispatchEvent(new Event('afterprint'))`);
      expect(await rows()).toBe(50);
    });
  },
);
