/** The page as axe judges it: no serious finding, in light and dark, in every register and with the evidence open. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReport } from '../../src/report/html/index.js';
import { Browser, browserPath } from './html/browser.js';
import { manyInput } from './html/many.js';

const path = browserPath();
const REGISTERS = ['actions', 'recommendations', 'evaluations', 'findings', 'changes'] as const;
const FEW = 60;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(path === null)(`axe${path === null ? ' (left out: there is no Chromium here)' : ''}`, () => {
  let browser: Browser;
  let folder = '';
  let axe = '';

  /** What axe holds against the page as it stands: serious and critical findings, each with the first place. */
  async function findings(): Promise<string[]> {
    const violations = await browser.evaluate<readonly Violation[]>(
      `${axe}; axe.run(document).then(({ violations }) => JSON.parse(JSON.stringify(violations)))`,
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-'));
    await writeReport(join(folder, 'report.html'), manyInput(FEW));
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    browser = await Browser.open(path ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it.each(['light', 'dark'] as const)('finds nothing serious in %s', { timeout: 60_000 }, async (scheme) => {
    await browser.look(1280, 900, scheme);
    await browser.load(join(folder, 'report.html'));
    expect(await browser.evaluate(`${axe}; typeof axe.run`)).toBe('function');
    for (const register of REGISTERS) {
      await browser.evaluate(`document.getElementById('tab-${register}').click()`);
      expect(await findings(), register).toEqual([]);
    }
  });

  it('finds nothing serious where the screen is narrow and the evidence is open', { timeout: 60_000 }, async () => {
    await browser.look(360, 800);
    await browser.load(join(folder, 'report.html'));
    expect(await findings()).toEqual([]);
    await browser.look(1280, 900);
    await browser.load(join(folder, 'report.html'));
    await browser.evaluate(`document.querySelector('[role=tabpanel]:not([hidden]) tbody button').click()`);
    expect(await browser.evaluate(`document.querySelector('dialog[open]') !== null`)).toBe(true);
    expect(await findings()).toEqual([]);
  });

  it('would find what is there to find', { timeout: 60_000 }, async () => {
    await browser.load(join(folder, 'report.html'));
    await browser.evaluate(`document.body.insertAdjacentHTML('beforeend', '<button></button>')`);
    expect((await findings()).join()).toContain('button-name');
  });
});
