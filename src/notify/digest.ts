/** What a night brought, for people: the same as text and as HTML. Made from the record of the run and nothing else. */
import type { RunChange, RunNote, RunOverdue, RunRecord } from '../core/run-record.js';
import { wordsOf } from '../core/value-words.js';

export interface Digest {
  readonly subject: string;
  /** There is something in it that somebody should know: a change, a new delay, trouble. */
  readonly isNews: boolean;
  readonly sections: readonly Section[];
}

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** More of one kind are only counted. */
const MOST_LINES = 40;

/** The digest of a run; `where`: how people find the results. */
export function digestOf(run: RunRecord, where: string): Digest {
  const { changes, notes = [], documents } = run;
  const items = changes?.items ?? [];
  const overdue = changes?.overdue ?? [];
  const trouble = notes.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  const failed = documents.filter(({ outcome }) => outcome === 'failed');
  const sections = [
    { title: run.held ? 'Kept back: the results of the last good run stand' : 'Alarms', lines: alarmsIn(notes) },
    { title: 'Overdue since the last run', lines: overdue.map(overdueLine) },
    { title: 'New', lines: ofKind(items, 'new') },
    {
      title: 'Changed',
      lines: items.filter(({ kind, field }) => kind === 'changed' && !isStamp(field)).map(changeLine),
    },
    { title: 'Gone from their sources, which is not closure', lines: ofKind(items, 'gone') },
    { title: 'There again', lines: ofKind(items, 'back') },
    {
      title: 'Could not be fetched',
      lines: notes.filter(({ code, severity }) => code.startsWith('fetch/') && severity !== 'info').map(noteLine),
    },
    {
      title: 'Could not be read',
      lines: failed.map(({ uri, diagnostics: [first] }) => `${uri}: ${first?.message ?? ''}`),
    },
  ].filter(({ lines }) => lines.length > 0);
  const counts = [
    [overdue.length, 'newly overdue'],
    [items.length + (changes?.notListed ?? 0), 'changes'],
    [trouble.length + failed.length, 'to look at'],
  ] as const;
  const told = counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []));
  return {
    subject: `evaltrail ${run.asOf}: ${run.held ? 'kept back, ' : ''}${told.join(', ') || 'nothing new'}`,
    isNews: run.held === true || told.length > 0,
    sections: [...sections.map(shortened), { title: 'Results', lines: [where] }],
  };
}

const alarmsIn = (notes: readonly RunNote[]): string[] =>
  notes.filter(({ code }) => code.startsWith('alarm/')).map(noteLine);
const noteLine = ({ message }: RunNote): string => message;

const KINDS = { evaluation: 'evaluation', recommendation: 'recommendation', action: 'key action' } as const;
const nameOf = ({ itemKind, words }: Pick<RunChange, 'itemKind' | 'words'>): string => `${KINDS[itemKind]} “${words}”`;

const ofKind = (items: readonly RunChange[], wanted: RunChange['kind']): string[] =>
  items.filter(({ kind }) => kind === wanted).map(nameOf);

const overdueLine = ({ words, due, units }: RunOverdue): string =>
  `“${words}”, due ${due}${units.length > 0 ? `, ${units.join(', ')}` : ''}`;

const STAMPS: ReadonlySet<string> = new Set(['added', 'lastUpdated', 'response.added', 'response.lastUpdated']);
const isStamp = (field: string | null): boolean => field !== null && STAMPS.has(field);

const changeLine = (change: RunChange): string =>
  `${nameOf(change)}: ${change.field} ${valueWords(change.before)} → ${valueWords(change.after)}`;

const LONGEST = 100;
function valueWords(value: unknown): string {
  const words = wordsOf(value).replaceAll('_', ' ') || 'nothing';
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

function shortened({ title, lines }: Section): Section {
  if (lines.length <= MOST_LINES) return { title, lines };
  return { title, lines: [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} more, all in run.json`] };
}

const SPACES = /\s+/gu;
/** On one line, without what could move a cursor or turn the writing round. */
const oneLine = (text: string): string => text.replace(CONTROL, ' ').replace(SPACES, ' ').trim();
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

export function textOf({ subject, sections }: Digest): string {
  const parts = sections.map(({ title, lines }) => [title, ...lines.map((line) => `- ${oneLine(line)}`)].join('\n'));
  return `${[oneLine(subject), ...parts].join('\n\n')}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const TO_ESCAPE = /[&<>"']/gu;
const escaped = (text: string): string => oneLine(text).replace(TO_ESCAPE, (character) => ENTITIES[character] ?? '');

/** A page of its own that loads nothing. */
export function htmlOf({ subject, sections }: Digest): string {
  const parts = sections.map(
    ({ title, lines }) =>
      `<h2>${escaped(title)}</h2>\n<ul>\n${lines.map((line) => `<li>${escaped(line)}</li>`).join('\n')}\n</ul>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family: sans-serif; max-width: 50em; line-height: 1.4">
<h1>${escaped(subject)}</h1>
${parts.join('\n')}
</body></html>
`;
}
