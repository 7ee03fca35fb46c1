/** What takes from the confidence in a record, in words. */
import type { DiagnosticCode } from './diagnostics.js';
import { groundInWords, isGround } from './grounds.js';
import type { Doubt } from './record.js';

/** Diagnostics that carry a doubt, as clauses: their own sentences need what they carry. */
const CLAUSES: Partial<Readonly<Record<DiagnosticCode, string>>> = {
  'page/cut-off': 'the source ends in it',
  'row/split-by-names': 'only names tell where the action ends and the unit begins',
  'row/continued': 'a line was taken for the rest of the comment before it',
  'row/unread': 'its row could not be split into its columns',
  'recommendation/no-text': 'it has no text',
  'recommendation/no-response': 'it has no response, or its label was lost',
  'acceptance/contradictory': 'the response both accepts and rejects',
  'due-date/unreadable': 'the due date gives no date',
  'stamp/unreadable': 'a date stamp gives no day',
  'status/unknown': 'the status is not known',
  'unit/split-without-separator': 'units were parted where nothing stands between them',
  'text/template-left-in': 'words of the template were left in',
};

const PERCENT = 100;

/** `8 % less: told by its label, in one place only`. */
export function doubtWords({ code, less }: Doubt): string {
  const clause = isGround(code) ? groundInWords(code) : (CLAUSES[code as DiagnosticCode] ?? code);
  return `${Math.round(less * PERCENT)} % less: ${clause}`;
}

/** Every doubt on a line; null for none. */
export const doubtsInWords = (doubts: readonly Doubt[] | undefined): string | null =>
  doubts?.length ? doubts.map(doubtWords).join('\n') : null;
