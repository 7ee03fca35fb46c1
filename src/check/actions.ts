/** Findings about key actions. A comment that contradicts a status is not guessed at: that is for people to read. */
import type { Action } from '../core/record.js';
import type { Finding } from './finding.js';

/** `last` is true for the last action of a page that is cut off: what it lacks may have stood behind. */
export function* checkAction(action: Action, path: string, last: boolean): Generator<Finding> {
  const { responsibleUnits, dueDate, added } = action;
  const whole = !last && isWhole(action);
  if (responsibleUnits.length === 0 && whole)
    yield { code: 'action/no-owner', data: {}, path: `${path}.responsibleUnits` };
  if (whole && (dueDate === null || dueDate.kind === 'none_established'))
    yield { code: 'action/no-due-date', data: {}, path: `${path}.dueDate` };
  if (dueDate?.latest && added && dueDate.latest < added) {
    yield { code: 'action/due-before-added', data: { due: dueDate.raw, added }, path: `${path}.dueDate` };
  }
}

/** False for a row that could not be read to its end: what is missing here may stand on the page. */
function isWhole({ evidence }: Action): boolean {
  const { status } = evidence;
  return !(status && 'from' in status && status.rule === 'page-cut-off');
}
