/** The top of the page: what the figures speak of, the key figures, and what is uncertain about them. */
import type { Indicator } from '../../core/compliance-record.js';
import type { RunRecord } from '../../core/run-record.js';
import { dayWords } from '../workbook/words.js';
import { countOf, type Figures, headlineOf } from './figures.js';
import type { ReportInput } from './input.js';
import { html, type Markup } from './markup.js';
import { countWords, many, NOT_AVAILABLE, shareWords, valueWords } from './words.js';

export function headOf({ compliance, evaluations, run }: ReportInput): Markup {
  const { asOf, profile } = compliance;
  return html`<header class="top">
<h1>Compliance with management responses</h1>
<p class="as-of">As of <strong>${dayWords(asOf)}</strong> · ${many(evaluations.length, 'evaluation')} from ${many(run.documents.length, 'document')}</p>
<p>Rule profile: <strong>${profile.name}</strong> <code>${profile.id}</code>. ${profile.words} A due date known to the month counts as its last day.</p>
</header>`;
}

/** What a button on the page shows: a register, and one of its filters set to a value. */
interface Shown {
  readonly register: 'actions' | 'recommendations' | 'evaluations' | 'findings';
  readonly filter?: string;
  readonly value?: string;
}

/** A button that brings up rows of a register. */
export const showButton = (words: string, { register, filter, value }: Shown, label: string | null = null): Markup =>
  html`<button type="button" class="show" data-show="${register}"${
    filter === undefined ? null : html` data-filter="${filter}" data-value="${value ?? ''}"`
  }${label === null ? null : html` aria-label="${label}"`}>${words}</button>`;

/** The key figures, and the rows of the register that they count where the register can show just these. */
const KEY_FIGURES: readonly (readonly [id: string, shown: Shown | null])[] = [
  ['evaluations/all', { register: 'evaluations' }],
  ['recommendations/all', { register: 'recommendations' }],
  ['actions/all', { register: 'actions' }],
  ['actions/completed', { register: 'actions', filter: 'status', value: 'completed' }],
  ['deadlines/overdue', { register: 'actions', filter: 'deadline', value: 'overdue' }],
  ['deadlines/possibly-overdue', { register: 'actions', filter: 'deadline', value: 'possibly_overdue' }],
  ['deadlines/long-overdue', { register: 'actions', filter: 'deadline', value: 'long_overdue' }],
  ['deadlines/due-soon', { register: 'actions', filter: 'deadline', value: 'due_soon' }],
  ['recommendations/no-action', { register: 'recommendations', filter: 'actions', value: 'none' }],
  ['evaluations/response-overdue', { register: 'evaluations', filter: 'response', value: 'waiting_late' }],
  ['score/2a', null],
  ['score/2b', null],
];

const BAD = new Set(['deadlines/overdue', 'deadlines/long-overdue', 'evaluations/response-overdue']);
const PART_OF_SCORE = /^score\//u;

export function keyFiguresOf({ compliance }: ReportInput): Markup {
  const figures = headlineOf(compliance);
  const tiles = KEY_FIGURES.flatMap(([id, shown]) => {
    const figure = figures.get(id);
    return figure ? [tileOf(figure, shown)] : [];
  });
  return html`<section id="figures" aria-labelledby="figures-title">
<h2 id="figures-title">Key figures</h2>
<ul class="tiles">${tiles}</ul>
</section>`;
}

function tileOf(figure: Indicator, shown: Shown | null): Markup {
  const { id, name, kind, numerator, denominator, value } = figure;
  const score = PART_OF_SCORE.test(id);
  const big = score ? valueWords(kind, value) : numerator === null ? NOT_AVAILABLE : countWords(numerator);
  const small = denominator === null || numerator === null ? null : ofWords(numerator, denominator, value, score);
  const bad = BAD.has(id) && numerator !== null && numerator > 0;
  const label = shown && showButton('Show', shown, `Show: ${name}`);
  return html`<li class="tile${bad ? ' bad' : null}">
<h3>${name}</h3>
<p class="big">${big}</p>
<p class="small">${small}${figure.light ? html` <span class="light">Light: ${figure.light}</span>` : null}</p>
<p class="links"><a href="#rule-${id}" aria-label="Rule: ${name}">Rule</a>${label}</p>
</li>`;
}

const ofWords = (numerator: number, denominator: number, value: number | null, score: boolean): Markup =>
  score
    ? html`${countWords(numerator)} of ${countWords(denominator)}`
    : html`of ${countWords(denominator)} · <strong>${shareWords(value)}</strong>`;

/** What makes the figures less certain than they look, each with its number. */
export function uncertainOf({ compliance, run }: ReportInput): Markup {
  const figures = headlineOf(compliance);
  const lines = [...documentLines(run), ...figureLines(figures), ...findingLines(run)];
  const list =
    lines.length === 0
      ? html`<p>Nothing: every document was read in full, and every key action has a status and a due date.</p>`
      : html`<ul class="doubts">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<section id="uncertain" aria-labelledby="uncertain-title">
<h2 id="uncertain-title">What is uncertain</h2>
${list}
</section>`;
}

function documentLines({ counts: { documents }, held }: RunRecord): Markup[] {
  return [
    held ? html`An alarm kept the results of this run back: see the findings.` : null,
    documents.failed > 0
      ? html`<strong>${many(documents.failed, 'document')}</strong> could not be read; nothing in the figures comes from there.`
      : null,
    documents.partial > 0
      ? html`<strong>${many(documents.partial, 'document')}</strong> ${documents.partial === 1 ? 'was' : 'were'} read in part: something that the source has is missing here.`
      : null,
  ].filter((line) => line !== null);
}

const DOUBTS: readonly (readonly [id: string, one: string, words: string])[] = [
  ['deadlines/possibly-overdue', 'key action', 'possibly overdue: the due date names a period that has begun.'],
  ['actions/not-reported', 'key action', 'without a status.'],
  ['actions/conflicting', 'key action', 'with two statuses at once.'],
  ['data/no-due-date', 'key action', 'without a due date.'],
  ['data/unreadable-due-date', 'key action', 'with a due date that gives no day.'],
  ['deadlines/declared-only', 'key action', 'called overdue by the source only; not counted as overdue.'],
  ['data/no-owner', 'key action', 'without a responsible unit.'],
  ['recommendations/not-stated', 'recommendation', 'not said to be accepted or rejected.'],
];

const figureLines = (figures: Figures): Markup[] =>
  DOUBTS.flatMap(([id, one, words]) => {
    const count = countOf(figures, id) ?? 0;
    const of = figures.get(id)?.denominator ?? null;
    const whole = of === null ? '' : ` of ${countWords(of)}`;
    return count > 0 ? [html`<strong>${many(count, one)}</strong>${whole} ${words}`] : [];
  });

function findingLines({ documents }: RunRecord): Markup[] {
  const grave = documents
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ severity }) => severity !== 'info').length;
  if (grave === 0) return [];
  return [
    html`<strong>${many(grave, 'finding')}</strong> to look at. ${showButton('Show the findings', { register: 'findings' })}`,
  ];
}
