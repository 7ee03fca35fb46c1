/** Values of the records in words, for a line on the screen. */
import { wordsOf } from '../core/value-words.js';
import { harmless } from './style.js';

const LONGEST = 160;

/** On one line, shortened, without what could move the cursor. A status is told as people write it. */
export function inWords(value: unknown, field: string | null): string {
  const coded = field === 'status' || field === 'acceptance';
  const words = coded ? wordsOf(value).replaceAll('_', ' ') : wordsOf(value);
  const line = harmless(words).replace(/\s+/gu, ' ').trim() || 'nothing';
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** Fields and kinds as people call them. */
const NAMES: Readonly<Record<string, string>> = {
  evaluation: 'evaluation',
  recommendation: 'recommendation',
  action: 'key action',
  dueDate: 'due date',
  responsibleUnits: 'responsible units',
  responsibleUnit: 'responsible unit',
  commissioningUnit: 'commissioning unit',
  completionDate: 'completion date',
  declaredOverdue: 'declared overdue',
  lastUpdated: 'last updated',
  'response.text': 'response',
  'response.added': 'response added',
  'response.lastUpdated': 'response last updated',
};

export const nameOf = (field: string): string => NAMES[field] ?? field;
