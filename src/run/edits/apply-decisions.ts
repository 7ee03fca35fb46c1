/** What each edit of a workbook would decide: its value, what the sources say, and whether something moved in between. */
import type { Correction, Item, ItemKind } from '../../core/change.js';
import type { DateValue, Evaluation } from '../../core/record.js';
import { wordsOf } from '../../core/value-words.js';
import { applyCorrections, itemsOf, sameValue, valueAt } from '../../history/index.js';
import { type FieldRead, readField } from '../../pipeline-fields.js';
import { type CellEdit, type CellProblem, printOfField } from '../../report/workbook-edits/index.js';
import type { StoreAccess } from '../../store/index.js';
import { shortWords } from '../memory/changes.js';

/** An edit that says something else than what counts now. */
export interface AppliedEdit {
  readonly sheet: string;
  readonly cell: string;
  readonly id: string;
  /** What people know the record by. */
  readonly about: string;
  readonly field: string;
  /** What counts now, and what was written, as values of the records. */
  readonly before: unknown;
  readonly after: unknown;
  /** `withdraw`: the edit is what the sources say, so a correction is taken back. */
  readonly how: 'correct' | 'withdraw';
}

export interface Decision {
  readonly edit: AppliedEdit;
  /** Id of the evaluation of the record. */
  readonly evaluation: string;
  /** As in the records. */
  readonly value: unknown;
  /** What the sources say now. */
  readonly basis: unknown;
  /** Why it should not be decided without a second look; null where nothing moved. */
  readonly conflict: string | null;
}

export interface Decided {
  readonly decisions: readonly Decision[];
  /** Edits that say what counts already. */
  readonly already: number;
  readonly problems: readonly CellProblem[];
}

export async function decisionsOn(store: StoreAccess, edits: readonly CellEdit[]): Promise<Decided> {
  const records = recordsIn(store);
  const decisions: Decision[] = [];
  const problems: CellProblem[] = [];
  let already = 0;
  for (const edit of edits) {
    const known = await records.of(edit.id);
    const place = { sheet: edit.sheet, cell: edit.cell };
    if (!known) {
      problems.push({
        ...place,
        problem: `the store does not know ${edit.id}`,
        remedy: 'Bring the id of the row back.',
      });
      continue;
    }
    const read = await readWords(edit);
    if (!read.ok) {
      problems.push({ ...place, problem: read.problem, remedy: read.remedy });
      continue;
    }
    if (says(known.shown, edit.field, read.value)) already++;
    else decisions.push(decisionOf(edit, known, read.value));
  }
  return { decisions, already, problems };
}

interface Known {
  readonly evaluation: string;
  /** As the sources say, and with the corrections in force. */
  readonly source: Item;
  readonly shown: Item;
  readonly corrections: readonly Correction[];
  /** No longer in its sources. */
  readonly gone: boolean;
}

/** Loads an evaluation once, however many of its cells were edited. */
function recordsIn(store: StoreAccess): { of(id: string): Promise<Known | null> } {
  const loaded = new Map<string, ReadonlyMap<string, Known>>();
  const load = async (id: string): Promise<ReadonlyMap<string, Known>> => {
    const before = loaded.get(id);
    if (before) return before;
    const view = await store.evaluations.view(id);
    const known = view ? knownIn(view.evaluation, await store.corrections.active([id])) : new Map<string, Known>();
    for (const { id: item, goneRun, last } of await store.evaluations.items(id))
      if (goneRun !== null && last && !known.has(item))
        known.set(item, { evaluation: id, source: last, shown: last, corrections: [], gone: true });
    loaded.set(id, known);
    return known;
  };
  return {
    of: async (id) => {
      const [stored] = await store.evaluations.itemsNamed(id, 1);
      return stored?.id === id ? ((await load(stored.evaluation)).get(id) ?? null) : null;
    },
  };
}

function knownIn(evaluation: Evaluation, corrections: readonly Correction[]): Map<string, Known> {
  const shown = new Map(
    [...itemsOf(applyCorrections(evaluation, corrections).evaluation)].map(({ item }) => [item.id, item]),
  );
  return new Map(
    [...itemsOf(evaluation)].map(({ item }) => [
      item.id,
      {
        evaluation: evaluation.id,
        source: item,
        shown: shown.get(item.id) ?? item,
        corrections: corrections.filter((each) => each.item === item.id),
        gone: false,
      },
    ]),
  );
}

const TWO_DAYS = /^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$/u;
const DATES: ReadonlySet<string> = new Set(['dueDate', 'completionDate']);

/** A person's words; of a date that can be two days nobody knows which one was meant. */
async function readWords({ kind, field, words }: CellEdit): Promise<FieldRead> {
  const read = await readField(kind, field, words);
  const isRange = read.ok && DATES.has(field) && (read.value as DateValue).kind === 'range';
  if (!isRange || !TWO_DAYS.test(words)) return read;
  return { ok: false, problem: `“${words}” can be two days`, remedy: 'Write it as 2023-06-30 or 30 June 2023.' };
}

function decisionOf({ kind, id, field, sheet, cell, before }: CellEdit, known: Known, value: unknown): Decision {
  const basis = valueAt(known.source, field);
  const how = says(known.source, field, value) ? 'withdraw' : 'correct';
  const edit: AppliedEdit = {
    sheet,
    cell,
    id,
    about: `${KINDS[kind]} “${shortWords(known.shown)}”`,
    field,
    before: valueAt(known.shown, field),
    after: value,
    how,
  };
  return { edit, evaluation: known.evaluation, value, basis, conflict: conflictOf(known, field, before) };
}

const KINDS: Readonly<Record<ItemKind, string>> = {
  evaluation: 'evaluation',
  recommendation: 'recommendation',
  action: 'key action',
};

/** What moved since the workbook was written. */
function conflictOf({ shown, corrections, gone }: Known, field: string, before: string): string | null {
  if (gone) return 'Its sources no longer hold it.';
  if (printOfField(shown, field) === before) return null;
  const correction = corrections.find((each) => each.field === field);
  const now = spoken(valueAt(shown, field), field);
  if (!correction) return `Its sources have moved since the workbook was written: they say ${now} now.`;
  return `${correction.who} decided ${now} on ${correction.madeAt.slice(0, 10)}, after the workbook was written.`;
}

const CODED: ReadonlySet<string> = new Set(['status', 'acceptance']);

const spoken = (value: unknown, field: string): string =>
  CODED.has(field) ? wordsOf(value).replaceAll('_', ' ') : wordsOf(value);

/** True when the record says so already, in whichever words. */
function says(item: Item, field: string, value: unknown): boolean {
  const [now, then] = [valueAt(item, field), valueAt(withField(item, field, value), field)];
  return sameValue(meaningOf(now), meaningOf(then));
}

const withField = (item: Item, field: string, value: unknown): Item =>
  field === 'response.text' ? ({ ...item, response: { text: value } } as unknown as Item) : { ...item, [field]: value };

const SPACE = /\s+/gu;

/** Of a date the days it can mean, of a text its words; no text and an empty one are the same. */
function meaningOf(value: unknown): unknown {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value.normalize('NFC').replace(SPACE, ' ').trim();
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value !== 'object' || !('raw' in value) || !('kind' in value)) return value;
  const { kind, earliest, latest } = value as DateValue;
  return earliest === null && kind === 'none_established' ? null : [kind, earliest, latest];
}
