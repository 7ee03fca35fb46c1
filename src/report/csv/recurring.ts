/** What is said again and again as a table: one row for each recommendation of a group. */
import type { Recurring, RecurringGroup } from '../../core/recurring-record.js';
import { integer, number, required, type Table, text } from './table.js';

export interface RecurringRow {
  /** Counted from 1, those of most evaluations first. */
  readonly place: number;
  readonly group: RecurringGroup;
  readonly member: RecurringGroup['members'][number];
}

export const recurringTable: Table<RecurringRow> = {
  name: 'recurring',
  title: 'What is said again and again',
  description: 'One row for each recommendation that several evaluations make alike. A recommendation is in one group.',
  primaryKey: ['recommendation_id'],
  foreignKeys: [
    { fields: ['recommendation_id'], table: 'recommendations', references: ['id'] },
    { fields: ['evaluation_id'], table: 'evaluations', references: ['id'] },
  ],
  columns: [
    integer('group', 'Counted from 1, those of most evaluations first', ({ place }) => place, required),
    text('recommendation_id', 'The recommendation', ({ member }) => member.recommendation, required),
    text('evaluation_id', 'The evaluation it belongs to', ({ member }) => member.evaluation, required),
    text(
      'like_recommendation_id',
      'The one in the middle of the group, which all of it are like',
      ({ group }) => group.recommendation,
      required,
    ),
    number('likeness', 'To that one, 0.6 to 1', ({ member }) => member.likeness, required),
    integer('group_evaluations', 'Evaluations of the group', ({ group }) => group.evaluations, required),
    integer('group_recommendations', 'Recommendations of the group', ({ group }) => group.recommendations, required),
  ],
};

export function* recurringRows({ groups }: Recurring): Generator<RecurringRow> {
  for (const [at, group] of groups.entries())
    for (const member of group.members) yield { place: at + 1, group, member };
}
