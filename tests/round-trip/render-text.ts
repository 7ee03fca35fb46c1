/** Renders records as the plain-text pages that are found in the field: one function per layout. */
import type { PageAction, PageRecommendation, PageRecord } from './records.js';

/** How a page is written where layouts leave a choice. Taken from the record, so that a page is always written the same way. */
const joinUnits = ({ units, added }: PageAction): string => units.join(added?.endsWith('1') ? '; ' : ', ');

const FOOT = '\nLatest Evaluations\n\nContact us\n\n1 UN Plaza\nNew York, NY 10017\n';
const MESSAGES = 'Success message\nerror message\nwarn message\n';
const HEAD = 'Key Action Responsible DueDate Status Comments Documents';

export const stampsOf = ({ added, lastUpdated }: { added: string | null; lastUpdated: string | null }): string =>
  [added && `[Added: ${added}]`, lastUpdated && `[Last Updated: ${lastUpdated}]`]
    .filter(Boolean)
    .join(' ')
    .replaceAll(/(\d)-(\d)/gu, '$1/$2');

export const dueOf = ({ due }: PageAction): string => due ?? 'No due date';
export const statusOf = ({ status, justification }: PageAction): string =>
  justification === null ? status : `${status} [Justification: ${justification}]`;
/** ERC links the history of every action that was updated. */
export const historyOf = ({ lastUpdated }: PageAction): string => (lastUpdated === null ? '' : 'History');

const words = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ');

const headOf = (record: PageRecord): string =>
  [
    record.title,
    `Commissioning Unit: ${record.commissioningUnit}`,
    `Evaluation Plan: ${record.plan}`,
    `Evaluation Type: ${record.type}`,
    `Completion Date: ${record.completed}`,
    `Unit Responsible for providing Management Response: ${record.responsibleUnit}`,
    'Documents Related to overall Management Response:\n \n',
  ]
    .filter((line) => line !== null)
    .join('\n');

function flatRow(action: PageAction): string {
  const history = historyOf(action);
  const ownLine = action.justification !== null && history !== '';
  const tail = words(joinUnits(action), dueOf(action), statusOf(action), action.comments, ownLine ? null : history);
  return `${action.description}\n${stampsOf(action)}\n${tail}${ownLine ? `\n${history}` : ''}\n`;
}

function flatPage(record: PageRecord, opening: (recommendation: PageRecommendation) => string): string {
  const blocks = record.recommendations.map((recommendation) => {
    const { response, actions } = recommendation;
    const table = actions.length === 0 ? '' : `${HEAD}\n${actions.map(flatRow).join('')}`;
    const answer = response?.text ? `${response.text}\n\n` : '';
    return `${opening(recommendation)}Management Response: ${response ? stampsOf(response) : ''}\n\n${answer}Key Actions:\n\n${table}`;
  });
  return MESSAGES + headOf(record) + blocks.join('') + FOOT;
}

export const flat = (record: PageRecord): string =>
  flatPage(record, ({ number, text }) => `${number}. Recommendation:\n\n${text === '' ? '' : `${text}\n\n`}`);

export const flatInline = (record: PageRecord): string =>
  flatPage(record, ({ number, text }) => `${words(`${number}. Recommendation:`, text)}\n`);

/** Empty cells at the end of a row, in the ways that pages write them. */
const PIPE_ENDS = [' |', '|', ''] as const;

function pipeRow(action: PageAction, index: number): string {
  const last = words(action.comments, historyOf(action));
  const cells = [joinUnits(action), dueOf(action), statusOf(action)].join(' | ');
  return `${action.description}\n${stampsOf(action)} |\n${cells} | ${last === '' ? '' : `${last} `}|${PIPE_ENDS[index % 3]}\n`;
}

export function pipe(record: PageRecord): string {
  const head = [
    `Commissioning Unit: | ${record.commissioningUnit} |`,
    '---|---|',
    `Evaluation Plan: | ${record.plan} |`,
    `Evaluation Type: | ${record.type} |`,
    `Completion Date: | ${record.completed} |`,
    `Unit Responsible for providing Management Response: | ${record.responsibleUnit}`,
    '|',
    'Documents Related to overall Management Response: |',
    '|',
    'Key Action Update History\n',
  ].join('\n');
  const blocks = record.recommendations.map(({ text, response, actions }) => {
    const table =
      actions.length === 0
        ? ''
        : `${HEAD.replaceAll(/ (?=R|D|S|C)/gu, ' | ')} |\n---|---|---|---|---|---|\n${actions.map(pipeRow).join('')}`;
    const lines = [text, `Management Response: ${response ? stampsOf(response) : ''}`, response?.text, 'Key Actions:'];
    return `${lines.filter(Boolean).join('\n')}\n${table}`;
  });
  return head + blocks.join('') + FOOT.trimStart();
}

const oneLineRow = (action: PageAction): string =>
  `${words(action.description, joinUnits(action), dueOf(action), statusOf(action), action.comments)}\n`;

export function admin(record: PageRecord): string {
  const head = [
    `Commissioning Unit: ${record.commissioningUnit}`,
    `Evaluation Plan: ${record.plan}`,
    `Evaluation Title: ${record.title}`,
    `Evaluation Type: ${record.type}`,
    `Unit Responsible for Providing Management Response: ${record.responsibleUnit}`,
    '\nRecommendations\n\n',
  ].join('\n');
  const blocks = record.recommendations.map(({ number, text, response, actions }) => {
    const rows = actions.map(oneLineRow).join('');
    return `${number}.\n \n${words('Recommendation:', text)}\n${words('Management Response:', response?.text ?? null)}\nKey Actions:\nResponsible DueDate Status Comments\n${rows}`;
  });
  return head + blocks.join('') + FOOT;
}

export function evaluationPage(record: PageRecord): string {
  const pairs = [
    ['Evaluation Plan:', record.plan],
    ['Evaluation Type:', record.type],
    ['Completion Date:', record.completed],
    ['Status:', 'Completed'],
    ['Management Response:', 'Yes'],
    ['Evaluation Budget(US $):', '12,000'],
  ];
  const items = record.recommendations.map(({ number, text }) => `${number}\n\n${text}\n\n`);
  const first = pairs.map((pair) => pair.join('\n')).join('\n');
  const second = pairs.map((pair) => pair.join(' ')).join('\n');
  return `${record.title}\n\nReport Cover Image\n${first}\n\nShare\n\nTitle ${record.title}\n${second}\nCountries: GHANA\nLessons\nFindings\nRecommendations\n${items.join('')}${FOOT}`;
}

export function gate(record: PageRecord): string {
  const head = ['Management Response\n', record.commissioningUnit, record.plan, record.title, record.responsibleUnit];
  const blocks = record.recommendations.map(({ text, response, actions }) =>
    [
      words('Recommendation:', text),
      words('Management Response:', response?.text ?? null),
      'Management Response Category: Accepted',
      'Thematic Area: Governance',
      'UNEG Criteria: Relevance',
      'Key Actions',
      'Responsible Deadline Status Comments',
      actions.map(oneLineRow).join(''),
    ].join('\n'),
  );
  return `${head.map((value, index) => (index === 0 ? value : `: ${value}`)).join('\n')}\n\nThe office thanks the team.\n\n: Approved\n${blocks.join('')}`;
}
