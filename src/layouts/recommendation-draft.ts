/** One recommendation while its page is being walked: lines gather under the field they belong to. */
import type { SourceDocument } from '../core/document.js';
import { type Claim, type RawAction, type RawRecommendation, type Reading, readAt } from '../core/reading.js';
import { isEmpty, type Span } from '../core/span.js';
import { foldLabel } from '../vocabulary/labels.js';
import type { Line } from './lines.js';
import { stampsIn } from './stamps.js';

/** The decision on the recommendation; its full text where its own line holds only a number; what no record holds. */
export type ResponseField = 'category' | 'description' | 'other';

interface ResponseDraft {
  readonly lines: Span[];
  added: Reading | null;
  lastUpdated: Reading | null;
}

export class RecommendationDraft {
  readonly claims: Claim[] = [];
  readonly actions: RawAction[] = [];
  /** Lines under "Key Actions:" that are no real table. */
  readonly section: Line[] = [];
  private readonly fields: Record<ResponseField, Span[]> = { category: [], description: [], other: [] };
  private field: ResponseField | null = null;
  private response: ResponseDraft | null = null;

  constructor(
    private readonly document: SourceDocument,
    private readonly label: Reading | null,
    private readonly text: Span[],
  ) {}

  takeText(span: Span): void {
    this.text.push(span);
  }

  openResponse(): void {
    this.field = null;
    this.response = { lines: [], added: null, lastUpdated: null };
  }

  /** A line of the response; stamps stand before its first words. */
  takeResponse(span: Span): void {
    const { response } = this;
    if (!response) return;
    const stamps = response.lines.length === 0 ? stampsIn(this.document, span, 'page/response-stamp') : null;
    response.added ??= stamps?.added ?? null;
    response.lastUpdated ??= stamps?.lastUpdated ?? null;
    this.claims.push(...(stamps?.claims ?? []));
    const parts = stamps?.span
      ? [
          { ...span, end: stamps.span.start },
          { ...span, start: stamps.span.end },
        ]
      : [span];
    response.lines.push(...parts.filter((part) => this.document.text.slice(part.start, part.end).trim() !== ''));
  }

  /** A labelled field beside the response, or a further line of one. False when the line belongs to neither. */
  takeField(line: Line, labels: ReadonlyMap<string, ResponseField>): boolean {
    const first = line.cells[0] as Span;
    const text = this.document.text.slice(first.start, first.end);
    const colon = text.indexOf(':');
    const [, value] = line.cells;
    const label = colon >= 0 ? text.slice(0, colon) : value ? text : '';
    const field = labels.get(foldLabel(label));
    if (field) {
      this.field = field;
      const valueFrom = value?.start ?? first.start + colon + 1;
      this.claims.push({ span: { ...line.span, end: valueFrom }, as: 'label' });
      this.fields[field].push({ ...line.span, start: valueFrom });
    } else if (this.field) this.fields[this.field].push(line.span);
    return this.field !== null;
  }

  /** The last stretch of text before the key actions. */
  get lastText(): Span | null {
    return (this.response?.lines ?? this.text).findLast((span) => !isEmpty(span)) ?? null;
  }

  finish(rows: readonly RawAction[]): RawRecommendation {
    const { document, fields, response } = this;
    for (const span of fields.other) this.claims.push({ span, as: 'furniture' });
    const read = (lines: readonly Span[], rule: string): Reading => readAt(document, joined(document, lines), rule);
    return {
      label: this.label,
      title: fields.description.length === 0 ? null : read(fields.description, 'page/description'),
      text: read(this.text, 'page/recommendation'),
      priority: null,
      addressees: null,
      response: response && {
        text: read(response.lines, 'page/response'),
        category: fields.category.length === 0 ? null : read(fields.category, 'page/category'),
        added: response.added,
        lastUpdated: response.lastUpdated,
      },
      actions: [...this.actions, ...rows],
    };
  }
}

/** Lines of one field as few spans: neighbours with nothing but white space between them are one. */
export function joined(document: SourceDocument, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const before = result.at(-1);
    if (before && document.text.slice(before.end, span.start).trim() === '')
      result[result.length - 1] = { ...before, end: span.end };
    else result.push(span);
  }
  return result;
}
