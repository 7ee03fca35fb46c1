/** What was found, as the raw recommendations of an evaluation. */
import type { SourceDocument } from '../../core/document.js';
import { type RawRecommendation, type Reading, readAt } from '../../core/reading.js';
import { type Span, within } from '../../core/span.js';
import { addressingWords, printedNouns } from '../../vocabulary/report.js';
import { literals } from '../documents/pattern.js';
import { addresseeOfLine } from './addressed.js';
import type { Candidate } from './candidate.js';
import { wordsIn } from './labelled.js';
import type { Found } from './once.js';
import { chain, inside } from './sections.js';

type Part = 'priority' | 'addressees' | 'timeFrame';

export function finish(document: SourceDocument, { main, elsewhere }: Found): RawRecommendation {
  const all = [main, ...elsewhere];
  const reading = (spans: readonly Span[], rule: string): Reading | null =>
    spans.length === 0 ? null : readAt(document, spans, rule);
  const part = (name: Part): Reading | null => {
    const holder = all.find((one) => one[name].length > 0);
    return holder ? reading(holder[name], `report/${name}`) : null;
  };
  const label = main.label ?? all.find((one) => one.announced && one.label)?.label ?? null;
  const others = elsewhere.flatMap(({ title, text }) => [...title, ...text]);
  return {
    label: label ? readAt(document, label, main.rule) : null,
    title: reading(main.title, 'report/headline'),
    text: readAt(document, main.text, main.rule),
    priority: part('priority'),
    addressees: part('addressees') ?? ofHeading(document, main),
    timeFrame: part('timeFrame'),
    elsewhere: reading(others, 'report/elsewhere'),
    response:
      main.response.length === 0
        ? null
        : { text: reading(main.response, 'report/answer-below'), category: null, added: null, lastUpdated: null },
    actions: [],
  };
}

const TO = new RegExp(
  `(?:${literals(printedNouns)})\\s+(?:${literals(addressingWords)})\\s+((?:the\\s+|la\\s+|le\\s+|l['’])?\\p{Lu}.*)$`,
  'iu',
);
const NAME = /^(?:the\s+|la\s+|le\s+|l['’])?\p{Lu}/u;
const CLOSING = /[\s:.]*$/u;
const LONGEST_NAME = 10;

/** "Recommendations to the national office" above: whom all below are for. */
function ofHeading(document: SourceDocument, { section }: Candidate): Reading | null {
  for (const one of chain(section)) {
    const { heading, kind } = one;
    if (!heading || (kind !== 'recommendations' && kind !== 'other')) continue;
    const raw = document.text.slice(heading.span.start, heading.span.end);
    // "To What Extent …" heads findings.
    const line = kind === 'other' && inside(one, 'recommendations', 'mixed') ? addresseeOfLine(raw) : null;
    if (line)
      return readAt(
        document,
        within(heading.span, heading.span.start + line[0], heading.span.start + line[1]),
        'report/heading-to',
      );
    const name = TO.exec(raw)?.[1];
    if (name === undefined || !NAME.test(name) || wordsIn(name) > LONGEST_NAME) continue;
    const from = heading.span.end - name.length;
    const end = heading.span.end - (CLOSING.exec(name)?.[0].length ?? 0);
    return readAt(document, within(heading.span, from, end), 'report/heading-to');
  }
  return null;
}
