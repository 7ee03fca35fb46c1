/** Themes follow the texts that are shown: through memory, several sources and what people decided. They are no history. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Evaluation, Recommendation } from '../../src/core/record.js';
import { explain } from '../../src/run/ask/explain.js';
import { placesOfWords } from '../../src/run/ask/theme-places.js';
import { correct } from '../../src/run/index.js';
import { themesOfMerged } from '../../src/run/memory/themes.js';
import { withThemes } from '../../src/themes/index.js';
import { extract, fixtures } from '../fixtures/pages.js';
import { evaluationOf } from '../recurring/evaluations.js';
import { folderWith } from '../setup/folder.js';
import { changesAfter, inStore, night, recordsOf, results } from './nights.js';
import { page } from './page.js';

const EXIT = 'Write an exit strategy with the towns along the river before the last year begins.';
const PAGE = page({ recommendation: EXIT });
const [FIRST, SECOND] = ['2026-03-01', '2026-03-02'];

const onlyOne = (cwd: string): Recommendation => {
  const recommendation = recordsOf(cwd)[0]?.recommendations[0];
  if (!recommendation) throw new Error('There is no recommendation.');
  return recommendation;
};
const themesIn = (cwd: string): string[] => (onlyOne(cwd).themes ?? []).map(({ id }) => id);

describe('through the nights', () => {
  it('themes and groups are the same in a run that remembers', async () => {
    const cwd = folderWith({
      'in/a.txt': PAGE,
      'in/b.txt': page({ title: 'Review of the dikes', unit: 'Peru', recommendation: EXIT }),
    });
    await night(cwd, FIRST);
    expect(themesIn(cwd)).toEqual(['sustainability']);
    const before = results(cwd);
    expect(Object.keys(before)).toContain('recurring.json');
    await night(cwd, SECOND);
    expect(results(cwd)).toEqual(before);
    writeFileSync(
      join(cwd, 'in/c.txt'),
      page({ title: 'Audit of the mills', unit: 'Ghana', recommendation: 'Repair all mills.' }),
    );
    await night(cwd, SECOND);
    expect(results(cwd)['recurring.json']).toBe(before['recurring.json']);
  });

  it('a theme that comes is no change of its own', async () => {
    const cwd = folderWith({ 'in/a.txt': PAGE });
    await night(cwd, FIRST);
    const known = await inStore(cwd, ({ runs }) => runs.last());
    writeFileSync(join(cwd, 'in/a.txt'), page({ recommendation: `${EXIT} Keep a risk register.` }));
    await night(cwd, SECOND);
    expect(themesIn(cwd)).toEqual(['sustainability', 'risk-safeguards']);
    const changes = await changesAfter(cwd, known?.id ?? 0);
    expect(changes.some((line) => line.includes('recommendation text:'))).toBe(true);
    expect(changes.filter((line) => line.includes('theme'))).toEqual([]);
  });

  it('a corrected text has the themes of its new words, without a place in the source', async () => {
    const cwd = folderWith({ 'in/a.txt': PAGE });
    await night(cwd, FIRST);
    const { id } = onlyOne(cwd);
    const how = {
      cwd,
      storePath: 'output/evaltrail.db',
      at: `${FIRST}T13:00:00.000Z`,
      process: { pid: 1, host: 'here' },
    };
    await correct({ id, field: 'text', words: 'Train the staff of all towns.', who: 'Ada', why: 'Misread.', ...how });
    await night(cwd, SECOND);
    expect(themesIn(cwd)).toEqual(['capacity-development']);
    const [theme] = onlyOne(cwd).themes ?? [];
    expect(theme?.words.flatMap((words) => placesOfWords(onlyOne(cwd), words))).toEqual([]);
  });
});

describe('of several sources', () => {
  const source = async (language: string, text: string, title: string | null): Promise<Evaluation> => {
    const plain = { ...evaluationOf('a', [text]), language };
    return withThemes({ ...plain, recommendations: plain.recommendations.map((each) => ({ ...each, title })) });
  };
  const ids = ({ recommendations: [first] }: Evaluation) => (first?.themes ?? []).map(({ id }) => id);

  it('the themes are those of the source that has title and text', async () => {
    const [english, french] = await Promise.all([
      source('en', 'Repair the bridge.', null),
      source('fr', 'Renforcer les capacités des communes.', null),
    ]);
    const taken = { ...english, recommendations: french.recommendations };
    expect(ids(await themesOfMerged(taken, [english, french]))).toEqual(['capacity-development']);
  });

  it('they are found anew where title and text come from two', async () => {
    const [one, other] = await Promise.all([
      source('en', EXIT, null),
      source('en', 'Repair the bridge.', 'Gender equality'),
    ]);
    const filled = {
      ...one,
      recommendations: one.recommendations.map((each) => ({ ...each, title: 'Gender equality' })),
    };
    const merged = await themesOfMerged(filled, [one, other]);
    expect(ids(merged)).toEqual(['gender-equality', 'sustainability', 'sdg-5']);
    expect(merged.recommendations[0]?.evidence['themes']).toEqual({ rule: 'theme-terms', from: ['title', 'text'] });
  });
});

describe('explained', () => {
  it('each theme shows its words on their line of the source', async () => {
    const cwd = folderWith({ 'in/a.txt': PAGE });
    await night(cwd, FIRST);
    const { fields } = await explain({
      id: onlyOne(cwd).id,
      outputFolder: 'output',
      storePath: 'output/evaltrail.db',
      cwd,
    });
    const field = fields.find(({ name }) => name === 'theme sustainability');
    expect(field).toMatchObject({ value: ['exit strategy'], rules: ['theme-terms'], from: ['text'] });
    expect(field?.places.map(({ span, line }) => [span.quote, line?.here])).toEqual([
      ['exit strategy', 'exit strategy'],
    ]);
  });

  it('words are found through line ends, hyphens of broken words and several spans', () => {
    const evidence = {
      text: [
        { start: 10, end: 31, page: 1, quote: 'Write an exit strat-\n' },
        { start: 50, end: 62, page: 2, quote: 'egy\n  early.' },
      ],
    };
    const recommendation = {
      ...evaluationOf('a', ['Write an exit strategy early.']).recommendations[0],
      evidence,
    } as Recommendation;
    const places = placesOfWords(recommendation, { field: 'text', offset: 9, text: 'exit strategy' });
    expect(places.map(({ start, end, page: on, quote }) => [start, end, on, quote])).toEqual([
      [19, 29, 1, 'exit strat'],
      [50, 53, 2, 'egy'],
    ]);
  });

  it('every word of the fixtures is found where it stands', async () => {
    let words = 0;
    for (const page of fixtures()) {
      const result = await extract(page);
      for (const recommendation of 'evaluation' in result ? result.evaluation.recommendations : [])
        for (const each of (recommendation.themes ?? []).flatMap((theme) => theme.words)) {
          const places = placesOfWords(recommendation, each);
          for (const { start, end, quote } of places) expect(result.text?.slice(start, end)).toBe(quote);
          expect(bare(places.map(({ quote }) => quote).join(''))).toBe(bare(each.text));
          words++;
        }
    }
    expect(words).toBeGreaterThan(8);
  });
});

/** Without blanks and hyphens, which a line end may add. */
const bare = (text: string): string => text.replace(/[\s\u00ad-]/gu, '');
