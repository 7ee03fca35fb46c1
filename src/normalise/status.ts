/** What a status cell declares. Only the whole cell is an answer: never a word inside a label, a sentence or a template. */
import type { Status } from '../core/record.js';
import { fold, statusForms } from '../vocabulary/index.js';

export interface StatusReading {
  readonly status: Status;
  /** The source itself calls the action overdue; lateness is otherwise computed, never stored. */
  readonly declaredOverdue: boolean;
  /** False when the cell holds words that no status is known by. */
  readonly known: boolean;
  /** The word stands for more than one status ("open"); `status` is the nearest. */
  readonly coarse: boolean;
}

const JUSTIFICATION = /\[\s*justification\b/iu;
const BLANKS_AND_DASHES = /[\s-]+/gu;
const CLOSING = /[.,;:*]+$/u;
const LONGEST = 200;

/** "Over due" and "Overdue", "On-going" and "Ongoing" are one word. */
const key = (form: string): string => fold(form).replace(BLANKS_AND_DASHES, '').replace(CLOSING, '');

const NOT_REPORTED: StatusReading = { status: 'not_reported', declaredOverdue: false, known: true, coarse: false };

let table: ReadonlyMap<string, StatusReading> | undefined;

function lookup(form: string): StatusReading | undefined {
  table ??= new Map(
    statusForms.map(({ form: printed, status, declaredOverdue, coarse }) => [
      key(printed),
      { status, declaredOverdue, known: true, coarse },
    ]),
  );
  return table.get(form);
}

/** "Completed (2023)", "Ongoing (50%)", "✓ Completed": what stands beside the word and is none. */
const BESIDE = /^[\s☑☒✓✔☐]+|\s*[☑✓✔]+\s*$|\s*\([^()\p{L}]*\d[^()\p{L}]*\)\s*$/gu;

/** Reads a status cell; a `[Justification: …]` behind the word is left aside. */
export function status(raw: string): StatusReading {
  if (raw.trim() === '') return NOT_REPORTED;
  const at = raw.search(JUSTIFICATION);
  const word = key((at > 0 ? raw.slice(0, at) : raw).slice(0, LONGEST + 1).replace(BESIDE, ''));
  if (word === '') return NOT_REPORTED;
  return (word.length <= LONGEST ? lookup(word) : undefined) ?? { ...NOT_REPORTED, known: false };
}
