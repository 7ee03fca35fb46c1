/** `evaltrail history`: every value that a thing ever had, with its day and the document that says so. */
import { historyOf, type ItemHistory } from '../run/index.js';
import type { Environment } from './environment.js';
import { type StoreFlags, storePathOf } from './store-option.js';
import { harmless, type Style, styleFor } from './style.js';
import { inWords, nameOf } from './values.js';

export interface HistoryCommand extends StoreFlags {
  readonly id: string;
  readonly json?: true;
}

/** Gives the exit code; wrong usage (no such id, no store) is thrown. */
export async function historyCommand(options: HistoryCommand, environment: Environment): Promise<number> {
  const history = await historyOf(options.id, {
    storePath: await storePathOf(options, environment.cwd),
    cwd: environment.cwd,
  });
  const style = styleFor(environment.stdout, environment);
  const text = options.json ? JSON.stringify(history, null, 2) : linesOf(history, style).join('\n');
  environment.stdout.write(`${text}\n`);
  return 0;
}

function linesOf(history: ItemHistory, style: Style): string[] {
  const { kind, id, words, evaluation, firstDate, absences, fields } = history;
  return [
    `${style.bold(`${nameOf(kind)[0]?.toUpperCase()}${nameOf(kind).slice(1)}`)} ${id}`,
    `  ${harmless(words)}`,
    ...(kind === 'evaluation' ? [] : [`of ${evaluation.id} ${harmless(evaluation.title ?? '')}`.trimEnd()]),
    `known since ${firstDate}`,
    ...absences.map(({ gone, back }) =>
      style.yellow(`missing in its sources since ${gone}${back === null ? '' : `, there again on ${back}`}`),
    ),
    ...(fields.length === 0
      ? ['', 'No value of it has ever moved.']
      : fields.flatMap((each) => fieldLines(each, style))),
    ...slipLines(history),
    ...correctionLines(history, style),
  ];
}

function fieldLines({ field, values }: ItemHistory['fields'][number], style: Style): string[] {
  const lines = values.map(({ date, value, uri, cause }) => {
    const source = uri === null ? '' : style.dim(`  (${harmless(decodeURIComponent(uri))})`);
    const reread = cause === 'rules' ? style.dim('  (read anew by a newer version)') : '';
    return `  ${date}  ${inWords(value, field)}${source}${reread}`;
  });
  return ['', style.bold(nameOf(field)), ...lines];
}

function slipLines({ slips }: ItemHistory): string[] {
  if (!slips || slips.times === 0) return [];
  const by = slips.days === null ? '' : `, ${slips.days} days in all`;
  return ['', `The due date was moved to a later day ${slips.times === 1 ? 'once' : `${slips.times} times`}${by}.`];
}

function correctionLines({ corrections }: ItemHistory, style: Style): string[] {
  if (corrections.length === 0) return [];
  const lines = corrections.map(({ field, value, who, why, madeAt, withdrawnAt }) => {
    const end = withdrawnAt === null ? '' : style.dim(`  (until ${withdrawnAt.slice(0, 10)})`);
    return `  ${madeAt.slice(0, 10)}  ${nameOf(field)}: ${inWords(value, field)}, by ${harmless(who)}: ${harmless(why)}${end}`;
  });
  return ['', style.bold('Corrections'), ...lines];
}
