/** `evaltrail explain`: shows where each value was read. */
import { doubtWords } from '../core/doubt-words.js';
import type { Doubt } from '../core/record.js';
import { type ExplainedField, type Explanation, explain, type Place } from '../run/index.js';
import type { Environment } from './environment.js';
import { outputFolderOf, type StoreFlags, storePathOf } from './store-option.js';
import { harmless, type Style, styleFor } from './style.js';

export interface ExplainCommand extends StoreFlags {
  readonly id: string;
  readonly json?: true;
}

/** Gives the exit code; wrong usage (no such id) is thrown. */
export async function explainCommand(options: ExplainCommand, environment: Environment): Promise<number> {
  const { id, json } = options;
  const { cwd } = environment;
  const [outputFolder, storePath] = [await outputFolderOf(options, cwd), await storePathOf(options, cwd)];
  const explanation = await explain({ id, outputFolder, storePath, cwd });
  const style = styleFor(environment.stdout, environment);
  const text = json ? JSON.stringify(explanation, null, 2) : linesOf(explanation, style).join('\n');
  environment.stdout.write(`${text}\n`);
  return 0;
}

const KINDS = { evaluation: 'Evaluation', recommendation: 'Recommendation', action: 'Key action' } as const;

const STATES = {
  read: '',
  stored: 'The file is not at hand as it was read: the lines are from what was kept of it.',
  changed: 'The file has changed since it was read: only the words read then are shown, not the lines around them.',
  missing:
    'The source is not to be found from this folder: only the words read then are shown, not the lines around them.',
} as const;

function linesOf(explanation: Explanation, style: Style): string[] {
  const { kind, id, evaluation, source, sourceState, fields, joining, parts } = explanation;
  const absent = fields.filter((field) => isAbsent(field)).map(({ name }) => name);
  return [
    `${style.bold(KINDS[kind])} ${id}`,
    ...(kind === 'evaluation' ? [] : [`of ${evaluation.id} ${harmless(evaluation.title ?? '')}`.trimEnd()]),
    `in ${nameOf(source)} (${source.mediaType}, layout ${source.layout})`,
    ...(STATES[sourceState] === '' ? [] : [style.yellow(STATES[sourceState])]),
    ...joining.map((words) => harmless(words)),
    ...diagnosticLines(explanation.diagnostics, '', style),
    ...fields.filter((field) => !isAbsent(field)).flatMap((field) => ['', ...fieldLines(field, style)]),
    ...(absent.length > 0 ? ['', style.dim(`Not in the source: ${absent.join(', ')}`)] : []),
    ...(parts.length > 0 ? ['', style.bold(kind === 'evaluation' ? 'Recommendations' : 'Key actions')] : []),
    ...parts.map(({ id: part, text }) => `  ${part}  ${short(text)}`),
  ];
}

const nameOf = ({ uri, title }: Explanation['source']): string =>
  `${title === undefined ? '' : `${harmless(title)}, `}${harmless(decodeURIComponent(uri))}`;

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

const isAbsent = ({ value, raw, places, rules, diagnostics }: ExplainedField): boolean =>
  isEmpty(value) && raw === null && places.length === 0 && rules.length === 0 && diagnostics.length === 0;

function fieldLines({ name, value, raw, places, rules, from, diagnostics }: ExplainedField, style: Style): string[] {
  const shown = shownValue(value);
  return [
    `${style.bold(name)}: ${shown}`,
    ...(raw === null || harmless(raw) === shown ? [] : [`  as it stands: ${harmless(raw)}`]),
    ...places.map((place) => `  ${placeLine(place, style)}`),
    ...(rules.length > 0 ? [`  rule: ${rules.join(', ')}${from.length > 0 ? `, from ${from.join(', ')}` : ''}`] : []),
    ...diagnosticLines(diagnostics, '  ', style),
  ];
}

function shownValue(value: unknown): string {
  if (value === null) return '—';
  if (typeof value === 'string') return harmless(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(shownValue).join('; ') || '—';
  if ('earliest' in value && 'latest' in value && 'kind' in value) return shownDate(value);
  if ('code' in value && 'less' in value) return doubtWords(value as Doubt);
  if ('name' in value) return harmless(String(value.name));
  return harmless(JSON.stringify(value));
}

function shownDate({ kind, earliest, latest }: { kind: unknown; earliest: unknown; latest: unknown }): string {
  if (earliest === null) return String(kind).replaceAll('_', ' ');
  return earliest === latest ? String(earliest) : `${earliest} to ${latest} (${kind})`;
}

function placeLine({ span, line, document }: Place, style: Style): string {
  const page = span.page === undefined ? '' : `page ${span.page}, `;
  const where = document === null ? '' : ` in ${harmless(decodeURIComponent(document))}`;
  const offsets = style.dim(`${page}characters ${span.start} to ${span.end}${where}`);
  if (line === null) return `at ${offsets}: ${style.marked(short(span.quote))}`;
  const { number, before, here, after } = line;
  return `line ${number} ${style.dim('·')} ${offsets}: ${harmless(before)}${style.marked(harmless(here))}${harmless(after)}`;
}

const diagnosticLines = (diagnostics: Explanation['diagnostics'], indent: string, style: Style): string[] =>
  diagnostics.map(({ severity, code, message }) => {
    const colour = severity === 'fatal' || severity === 'error' ? style.red : style.yellow;
    return `${indent}${colour(severity)} ${harmless(message)} ${style.dim(`(${code})`)}`;
  });

const LONGEST = 100;
const SPACES = /\s+/gu;

const short = (text: string): string => {
  const line = harmless(text.replace(SPACES, ' '));
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};
