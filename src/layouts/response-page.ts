/**
 * Walks a management-response page from top to bottom: head, then for each recommendation its text, the response to it and
 * its key actions. Every layout of such pages is this walk with another grammar.
 */
import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import {
  type Claim,
  type RawAction,
  type RawEvaluation,
  type RawRecommendation,
  type Reading,
  readAt,
} from '../core/reading.js';
import { isEmpty, type Span } from '../core/span.js';
import { foldLabel } from '../vocabulary/labels.js';
import { columnsOf, rowsOf } from './action-table.js';
import { type Header, labelledValue, readHeader } from './header.js';
import { type Entry, entriesOf, type Line, textOf } from './lines.js';
import { contentOf, isFurnitureLine, isLabelFragment } from './page-end.js';
import {
  bareLabel,
  headingLabel,
  isActionsLabel,
  isHeadLine,
  isResponseLine,
  NUMBER_ALONE,
  numberedLabel,
  type RecommendationLabel,
} from './page-labels.js';
import type { RowSplitter } from './rows.js';
import { stampsIn } from './stamps.js';

export interface PageGrammar {
  readonly agency: string;
  /** How rows are split where the page has no real tables. */
  readonly splitRows: RowSplitter;
  /** How the head of the page is read, where its labels do not stand in it. */
  readonly readHead?: (document: SourceDocument, lines: readonly Line[]) => Header;
  /** Labels that stand between a response and its key actions, by what they hold. */
  readonly responseLabels?: ReadonlyMap<string, ResponseField>;
}

/** The decision on the recommendation; its full text where its own line holds only a number; what no record holds. */
export type ResponseField = 'category' | 'description' | 'other';

type State = 'header' | 'recommendation' | 'response' | 'actions';

interface Draft {
  label: Reading | null;
  text: Span[];
  response: { lines: Span[]; added: Reading | null; lastUpdated: Reading | null } | null;
  /** What labels between the response and the key actions hold. */
  fields: Record<ResponseField, Span[]>;
  field: ResponseField | null;
  section: Line[];
  actions: RawAction[];
}

/** Reads a page under a grammar. */
export function readResponsePage(document: SourceDocument, grammar: PageGrammar, report: Report): RawEvaluation {
  return new Walk(document, grammar, report).run();
}

class Walk {
  private readonly claims: Claim[] = [];
  private readonly recommendations: RawRecommendation[] = [];
  private readonly head: Line[] = [];
  private readonly loose: Line[] = [];
  private draft: Draft | null = null;
  private state: State = 'header';
  private numbered = false;
  private lastNumber = 0;
  private open = false;

  constructor(
    private readonly document: SourceDocument,
    private readonly grammar: PageGrammar,
    private readonly report: Report,
  ) {}

  run(): RawEvaluation {
    const { document } = this;
    const all = entriesOf(document, (table) => columnsOf(document, table) !== null);
    this.numbered = all.some((entry) => entry.kind === 'line' && numberedLabel(document, entry) !== null);
    const content = contentOf(document, all, (line) => this.isLabel(line));
    this.claims.push(...content.claims);
    this.open = content.open;
    const entries = this.withoutFragment(content.entries);
    for (const [index, entry] of entries.entries()) this.take(entry, entries[index - 1], entries[index + 1]);
    this.close(true);
    const header = (this.grammar.readHead ?? readHeader)(document, this.head);
    this.claims.push(...header.claims);
    const {
      title = null,
      commissioningUnit = null,
      responsibleUnit = null,
      plan = null,
      type = null,
      completionDate = null,
      countries = null,
    } = header.fields;
    return {
      agency: this.grammar.agency,
      holdsResponses: true,
      title,
      commissioningUnit,
      responsibleUnit,
      plan,
      type,
      completionDate,
      countries,
      recommendations: this.recommendations,
      claims: this.claims,
    };
  }

  private take(entry: Entry, before: Entry | undefined, after: Entry | undefined): void {
    if (entry.kind === 'table') return this.takeTable(entry.table);
    const label = this.recommendationLabel(entry, before);
    if (label) return this.openRecommendation(entry, label);
    if (this.isNumberOfNext(entry, after)) return this.claim(entry.span);
    if (this.isResponseLabel(entry)) return this.openResponse(entry);
    if (this.state !== 'header' && isActionsLabel(this.document, entry)) return this.openActions(entry);
    this.takeText(entry);
  }

  private takeText(line: Line): void {
    switch (this.state) {
      case 'header':
        this.head.push(line);
        this.loose.push(line);
        return;
      case 'recommendation':
        if (!this.takeField(line)) this.draft?.text.push(line.span);
        return;
      case 'response':
        if (!this.takeField(line)) this.takeResponse(line.span);
        return;
      case 'actions':
        if (isHeadLine(textOf(this.document, line.span))) this.claim(line.span);
        else this.draft?.section.push(line);
    }
  }

  /** A labelled field beside the response, or a further line of one. */
  private takeField(line: Line): boolean {
    const { document, draft } = this;
    if (!draft || !this.grammar.responseLabels) return false;
    const first = line.cells[0] as Span;
    const text = document.text.slice(first.start, first.end);
    const colon = text.indexOf(':');
    const field = colon < 0 ? undefined : this.grammar.responseLabels.get(foldLabel(text.slice(0, colon)));
    if (field) {
      draft.field = field;
      const valueFrom = line.cells[1]?.start ?? first.start + colon + 1;
      this.claim({ ...line.span, end: valueFrom });
      draft.fields[field].push({ ...line.span, start: valueFrom });
    } else if (draft.field) draft.fields[draft.field].push(line.span);
    return draft.field !== null;
  }

  private takeTable(table: Parameters<typeof rowsOf>[1]): void {
    const columns = columnsOf(this.document, table);
    if (!columns) return;
    this.draft ??= this.newDraft(null, []);
    this.state = 'actions';
    const { rows, claims } = rowsOf(this.document, table, columns);
    this.claims.push(...claims);
    for (const row of rows) {
      if ('action' in row) {
        this.draft?.actions.push(row.action);
        this.claims.push(...row.claims);
      } else
        this.take(
          { kind: 'line', span: row.band.span, cells: [row.band.span], heading: null, navigation: false },
          undefined,
          undefined,
        );
    }
  }

  private recommendationLabel(line: Line, before: Entry | undefined): RecommendationLabel | null {
    const { document } = this;
    if (this.numbered) {
      const label = numberedLabel(document, line);
      const inside = this.state === 'recommendation' || this.state === 'response';
      return label && !(inside && Number(textOf(document, label.number)) <= this.lastNumber) ? label : null;
    }
    return bareLabel(document, line, before) ?? headingLabel(document, line);
  }

  private openRecommendation(line: Line, label: RecommendationLabel): void {
    this.close(false);
    this.loose.length = 0;
    this.claim({ ...line.span, end: label.valueFrom });
    const number = label.number ? readAt(this.document, label.number, 'page/recommendation-label') : null;
    this.lastNumber = Number(number?.raw ?? this.lastNumber);
    this.draft = this.newDraft(number, [{ ...line.span, start: label.valueFrom }]);
    this.state = 'recommendation';
  }

  private openResponse(line: Line): void {
    const { document } = this;
    if (this.state === 'header' || this.state === 'actions') {
      this.close(false);
      this.draft = this.newDraft(null, this.takeLoose());
    }
    const labelEnd = (line.cells[1]?.start ?? document.text.indexOf(':', line.span.start) + 1) || line.span.end;
    this.claim({ ...line.span, end: Math.min(labelEnd, line.span.end) });
    if (this.draft) this.draft.field = null;
    if (this.draft) this.draft.response = { lines: [], added: null, lastUpdated: null };
    this.state = 'response';
    this.takeResponse({ ...line.span, start: Math.min(labelEnd, line.span.end) });
  }

  private takeResponse(span: Span): void {
    const response = this.draft?.response;
    if (!response) return;
    const stamps = response.lines.length === 0 ? stampsIn(this.document, span, 'page/response-stamp') : null;
    if (!stamps?.span) {
      if (this.document.text.slice(span.start, span.end).trim() !== '') response.lines.push(span);
      return;
    }
    response.added ??= stamps.added;
    response.lastUpdated ??= stamps.lastUpdated;
    this.claims.push(...stamps.claims);
    for (const part of [
      { ...span, end: stamps.span.start },
      { ...span, start: stamps.span.end },
    ]) {
      if (this.document.text.slice(part.start, part.end).trim() !== '') response.lines.push(part);
    }
  }

  private openActions(line: Line): void {
    this.claim(line.span);
    this.state = 'actions';
  }

  /** Ends the recommendation at hand. */
  private close(atEnd: boolean): void {
    const { document, draft } = this;
    if (!draft) return;
    const open = atEnd && this.open;
    const split = this.grammar.splitRows({ document, lines: draft.section, open, report: this.report });
    this.claims.push(...split.claims);
    this.loose.push(...split.rest);
    if (open) this.reportCut(draft);
    this.recommendations.push({
      label: draft.label,
      title:
        draft.fields.description.length === 0
          ? null
          : readAt(document, joined(document, draft.fields.description), 'page/description'),
      text: readAt(document, joined(document, draft.text), 'page/recommendation'),
      priority: null,
      addressees: null,
      response: draft.response && {
        text: readAt(document, joined(document, draft.response.lines), 'page/response'),
        category: draft.fields.category.length === 0 ? null : readAt(document, draft.fields.category, 'page/category'),
        added: draft.response.added,
        lastUpdated: draft.response.lastUpdated,
      },
      actions: [...draft.actions, ...split.actions],
    });
    for (const span of draft.fields.other) this.claims.push({ span, as: 'furniture' });
    this.draft = null;
  }

  /** A text that ends before "Key Actions:" ends in the middle of its last recommendation. */
  private reportCut(draft: Draft): void {
    if (this.state === 'actions') return;
    const spans = this.state === 'response' && draft.response ? draft.response.lines : draft.text;
    const last = spans.findLast((span) => !isEmpty(span));
    const { text } = this.document;
    const end = text.trimEnd().length;
    this.report('page/cut-off', { after: text.slice(Math.max(0, end - 40), end) }, last ? { at: last } : {});
  }

  private newDraft(label: Reading | null, text: Span[]): Draft {
    return {
      label,
      text,
      response: null,
      fields: { category: [], description: [], other: [] },
      field: null,
      section: [],
      actions: [],
    };
  }

  /** A recommendation without a label of its own: the lines that stand before its response, frame and head left out. */
  private takeLoose(): Span[] {
    const lines = this.loose.splice(0);
    const { document } = this;
    const isHead = (line: Line): boolean =>
      this.head.includes(line) && (isFurnitureLine(document, line) || labelledValue(document, line) !== null);
    const lastHead = lines.findLastIndex(isHead);
    const own = lines.slice(lastHead + 1);
    for (const line of own) {
      const at = this.head.indexOf(line);
      if (at >= 0) this.head.splice(at, 1);
    }
    return own.map(({ span }) => span);
  }

  /** In a cut text the last line may be the beginning of the label that would come next: it is no content. */
  private withoutFragment(entries: readonly Entry[]): readonly Entry[] {
    const last = entries.at(-1);
    if (!this.open || last?.kind !== 'line' || entries.length < 2) return entries;
    const labels = ['Management Response: [Added:', 'Key Actions:', HEAD_LINE, 'Latest Evaluations', 'Contact us'];
    const text = textOf(this.document, last.span);
    if (!isLabelFragment(text, labels, this.numbered ? 'Recommendation:' : null) || this.isLabel(last)) return entries;
    this.claim(last.span);
    this.report('page/cut-off', { after: text }, { at: last.span });
    return entries.slice(0, -1);
  }

  private isLabel(line: Line): boolean {
    const { document } = this;
    return numberedLabel(document, line) !== null || isResponseLine(document, line) || isActionsLabel(document, line);
  }

  private isResponseLabel(line: Line): boolean {
    if (!isResponseLine(this.document, line)) return false;
    if (this.state === 'recommendation') return true;
    return !this.numbered && (this.state === 'header' || this.state === 'actions');
  }

  /** A number alone on its line belongs to the label on the next. */
  private isNumberOfNext(line: Line, after: Entry | undefined): boolean {
    return (
      !this.numbered &&
      after?.kind === 'line' &&
      NUMBER_ALONE.test(textOf(this.document, line.span)) &&
      bareLabel(this.document, after, undefined) !== null
    );
  }

  private claim(span: Span): void {
    this.claims.push({ span, as: 'label' });
  }
}

const HEAD_LINE = 'Key Action Responsible DueDate Status Comments Documents';

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
