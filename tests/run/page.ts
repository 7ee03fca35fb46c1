/** An invented page in the flat layout, as small as can be. */
export interface PageOptions {
  readonly title?: string;
  readonly unit?: string;
  readonly recommendation?: string;
  readonly due?: string;
  readonly status?: string;
}

export function page(options: PageOptions = {}): string {
  const {
    title = 'Evaluation of the river programme',
    unit = 'Mexico',
    due = '2022/07',
    status = 'Initiated',
  } = options;
  return `Success message
error message
warn message
${title}
Commissioning Unit: ${unit}
Evaluation Plan: 2021-2025
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
1.1 Buy spare parts for the gauges
[Added: 2022/01/17] [Last Updated: 2022/06/13]
Water Unit ${due} ${status} Parts are on the way. History
`;
}
