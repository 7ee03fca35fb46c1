/** An invented page in the flat layout, as small as can be. */
export interface PageAction {
  readonly words: string;
  readonly due?: string;
  readonly status?: string;
  readonly unit?: string;
  /** The day of its last update, `YYYY/MM/DD`. */
  readonly updated?: string;
}

export interface PageOptions {
  readonly title?: string;
  readonly unit?: string;
  readonly plan?: string;
  readonly recommendation?: string;
  readonly due?: string;
  readonly status?: string;
  /** Instead of the one action with `due` and `status`. */
  readonly actions?: readonly PageAction[];
}

export function page(options: PageOptions = {}): string {
  const { title = 'Evaluation of the river programme', unit = 'Mexico', plan = '2021-2025' } = options;
  const actions = options.actions ?? [{ words: 'Buy spare parts for the gauges', ...options, unit: 'Water Unit' }];
  return `Success message
error message
warn message
${title}
Commissioning Unit: ${unit}
Evaluation Plan: ${plan}
Evaluation Type: Project
Completion Date: 01/2022
Unit Responsible for providing Management Response: ${unit}
Documents Related to overall Management Response:
 
1. Recommendation:

${options.recommendation ?? 'Repair the gauges along the river before the rains.'}

Management Response: [Added: 2022/01/17] [Last Updated: 2022/06/13]

Agreed. The gauges will be repaired.

Key Actions:

Key Action Responsible DueDate Status Comments Documents
${actions.map(rowOf).join('')}`;
}

const rowOf = (action: PageAction, index: number): string => {
  const { words, due = '2022/07', status = 'Initiated', unit = 'Water Unit', updated = '2022/06/13' } = action;
  return `1.${index + 1} ${words}
[Added: 2022/01/17] [Last Updated: ${updated}]
${unit} ${due} ${status} Parts are on the way. History
`;
};
