/** What a source itself calls an evaluation: the number in the address of its page, the symbol in its title. */
import type { Evaluation } from '../core/record.js';
import { symbolPattern } from '../vocabulary/labels.js';
import { isTitleOfResponse } from './title.js';

/** A reference, by kind: two of one kind that differ are two evaluations; of different kinds they say nothing. */
export interface Reference {
  readonly kind: 'erc-response' | 'erc-evaluation' | 'gate' | 'symbol';
  readonly value: string;
}

type Address = readonly [kind: Reference['kind'], host: RegExp, path: RegExp];

const ERC = /(?:^|\.)erc\.undp\.org$/u;
const GATE = /^(?:gate\.unwomen\.org|unw-gate\.azurewebsites\.net)$/u;
const EVALUATION_ID = /[?&]evaluation_?id=(\d{1,9})(?!\d)/iu;

/** GATE stands on two hosts, with the same numbers. */
const addresses: readonly Address[] = [
  ['erc-response', ERC, /^\/evaluation\/managementresponses\/(?:detail|view)\/(\d{1,9})(?!\d)/iu],
  ['erc-evaluation', ERC, /^\/evaluation\/evaluations\/(?:detail|view)\/(\d{1,9})(?!\d)/iu],
  ['erc-evaluation', ERC, EVALUATION_ID],
  ['gate', GATE, EVALUATION_ID],
];

const WWW = /^www\./u;
const WEB = /^https?:\/\//iu;
const LEADING_ZEROS = /^0+(?=\d)/u;

/** The reference in the address of a source; none in the path of a file. */
function inAddress(uri: string): Reference[] {
  if (!WEB.test(uri) || !URL.canParse(uri)) return [];
  const { hostname, pathname, search } = new URL(uri);
  const host = hostname.replace(WWW, '');
  for (const [kind, hosts, path] of addresses) {
    const value = hosts.test(host) ? path.exec(pathname + search)?.[1] : undefined;
    if (value) return [{ kind, value: value.replace(LEADING_ZEROS, '') }];
  }
  return [];
}

const SYMBOL = new RegExp(symbolPattern, 'gu');
const DIGIT = /\d/u;

/** The document symbol in a title; a title that names several speaks of others. */
function inTitle(title: string | null): Reference[] {
  const symbols = new Set((title?.match(SYMBOL) ?? []).filter((symbol) => DIGIT.test(symbol)));
  return symbols.size === 1 ? [...symbols].map((value) => ({ kind: 'symbol', value })) : [];
}

const BLANKS = /\s+/gu;
const symbolReference = (symbol: string): Reference => ({
  kind: 'symbol',
  value: symbol.toUpperCase().replace(BLANKS, ''),
});

/** The symbol in the title of a response is that of the report; the response has one of its own. */
const isOfReport = ({ title }: Evaluation): boolean => title !== null && isTitleOfResponse(title);

export function referencesOf(evaluation: Evaluation): Reference[] {
  const { source, symbol, title } = evaluation;
  const own = symbol === undefined ? (isOfReport(evaluation) ? [] : inTitle(title)) : [symbolReference(symbol)];
  return [...inAddress(source.uri), ...own];
}

/** What a response calls the report that it answers. */
export function answeredReferences(evaluation: Evaluation): Reference[] {
  const { answers, title } = evaluation;
  if (answers !== undefined) return [symbolReference(answers)];
  return isOfReport(evaluation) ? inTitle(title) : [];
}
