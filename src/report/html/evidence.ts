/**
 * Where the values of the records were read: for each field the place and the words that stand there. Apart from the registers,
 * because it is needed only when a row is opened.
 */
import type { Action, Evaluation, Evidence, EvidenceSpan, Recommendation } from '../../core/record.js';
import { type Cut, cutTo } from './cut.js';
import type { Lists } from './lists.js';
import { embeddedJson } from './markup.js';
import { printedWords } from './printed.js';
import { listText } from './table.js';

/** field, page or 0, start, end, quote or 0 (the very words of the field), source where it is another than the evaluation's. */
type Place = readonly [field: number, page: number, start: number, end: number, quote: string | 0, source?: number];

/** field, rule, fields it was derived from, and the correction in words where a person decided. */
type Derived = readonly [field: number, rule: string, from: string, correction: string | null];

type Written = readonly [places: readonly Place[], derived: readonly Derived[]];

/** The long texts that the page shows anyway, by field: a quote that only repeats one is not written again. */
type Texts = Readonly<Record<string, string | null>>;

type DerivationRecord = Exclude<Evidence[string], EvidenceSpan | readonly EvidenceSpan[]>;

/** Said by the row itself. */
const UNSHOWN = new Set(['confidence', 'declaredOverdue']);
const SPACES = /\s+/gu;
const QUOTE_LENGTH = 600;

const squeezed = (text: string): string => text.replace(SPACES, ' ').trim();

class EvidenceWriter {
  private readonly lists: Lists;
  private readonly cut: Cut;
  private readonly shortCut: Cut;
  private readonly uris: ReadonlyMap<string, string>;

  constructor(evaluation: Evaluation, lists: Lists, textLimit: number) {
    this.lists = lists;
    this.cut = cutTo(textLimit);
    this.shortCut = cutTo(Math.min(textLimit, QUOTE_LENGTH));
    this.uris = new Map((evaluation.otherSources ?? []).map(({ sha256, uri }) => [sha256, uri]));
  }

  of(evidence: Evidence, texts: Texts): Written {
    const places: Place[] = [];
    const derived: Derived[] = [];
    for (const [field, found] of Object.entries(evidence)) {
      if (Array.isArray(found)) places.push(...found.map((span) => this.place(field, span, texts)));
      else if ('start' in found) places.push(this.place(field, found, texts));
      else if (!UNSHOWN.has(field) || found.correction) derived.push(this.derivation(field, found));
    }
    return [places, derived];
  }

  private place(field: string, span: EvidenceSpan, texts: Texts): Place {
    const text = texts[field];
    const same = typeof text === 'string' && squeezed(text) === squeezed(span.quote);
    const quote = same ? 0 : this.shortCut(squeezed(span.quote));
    const place = [this.lists.field(field), span.page ?? 0, span.start, span.end, quote] as const;
    const uri = span.source === undefined ? undefined : this.uris.get(span.source);
    return uri === undefined ? place : [...place, this.lists.source(uri)];
  }

  private derivation(field: string, { rule, from, correction }: DerivationRecord): Derived {
    const words = correction
      ? `${correction.by} on ${correction.on}: ${correction.why} The sources say: ${printedWords(correction.instead)}`
      : null;
    return [this.lists.field(field), rule, from.join(', '), this.cut(words)];
  }
}

const ofRecommendation = (writer: EvidenceWriter, { evidence, text, title, response }: Recommendation): Written =>
  writer.of(evidence, { text, title, 'response.text': response?.text ?? null });

const ofAction = (writer: EvidenceWriter, { evidence, description, comments, justification }: Action): Written =>
  writer.of(evidence, { description, comments, justification });

/** `{"evaluations":[…],"recommendations":[…],"actions":[…],"fields":[…]}`, in the order of the registers. */
export function* evidenceText(evaluations: readonly Evaluation[], lists: Lists, textLimit: number): Generator<string> {
  const each = function* (of: (writer: EvidenceWriter, evaluation: Evaluation) => Written[]): Generator<Written> {
    for (const evaluation of evaluations) yield* of(new EvidenceWriter(evaluation, lists, textLimit), evaluation);
  };
  yield '{"evaluations":';
  yield* listText(each((writer, { evidence }) => [writer.of(evidence, {})]));
  yield ',"recommendations":';
  yield* listText(each((writer, { recommendations }) => recommendations.map((one) => ofRecommendation(writer, one))));
  yield ',"actions":';
  yield* listText(
    each((writer, { recommendations }) =>
      recommendations.flatMap(({ actions }) => actions.map((one) => ofAction(writer, one))),
    ),
  );
  yield `,"fields":${embeddedJson(lists.fields())}}`;
}
