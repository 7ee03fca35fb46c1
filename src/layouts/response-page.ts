/**
 * Walks a management-response page from top to bottom: head, then for each recommendation its text, the response to it and
 * its key actions. Every layout of such pages is this walk with another grammar.
 */

import type { Report } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import { type Claim, type RawEvaluation, type RawRecommendation, type Reading, readAt } from '../core/reading.js';
import type { Span } from '../core/span.js';
import { trueActionsLabels } from './actions-labels.js';
import { lastWords, wholeText } from './cut-off.js';
import { type Header, labelledValue, readHeader, valueBelow } from './header.js';
import { hasLabelledDate, splitLabelledRows } from './labelled-rows.js';
import { type ActionTable, type Entry, type Line, textOf } from './lines.js';
import { contentOf, isFurnitureLine, isLabelFragment, type Numbering } from './page-end.js';
import { pageEntries } from './page-entries.js';
import {
  bareLabel,
  headingLabel,
  isActionsLabel,
  isColumnHead,
  isHeadLine,
  isResponseLine,
  NUMBER_ALONE,
  numberedLabel,
  type RecommendationLabel,
  responseLabel,
} from './page-labels.js';
import { RecommendationDraft, type ResponseField } from './recommendation-draft.js';
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
  /** The same labels as the page prints them: a cut text may end inside one. */
  readonly labelWords?: readonly string[];
}

type State = 'header' | 'recommendation' | 'response' | 'actions';

/** Reads a page under a grammar. */
export function readResponsePage(document: SourceDocument, grammar: PageGrammar, report: Report): RawEvaluation {
  return new Walk(document, grammar, report).run();
}

class Walk {
  private readonly claims: Claim[] = [];
  private readonly recommendations: RawRecommendation[] = [];
  private readonly head: Line[] = [];
  /** Lines that belong to no row and no field so far: the text of a recommendation whose label was lost. */
  private readonly loose: Line[] = [];
  private draft: RecommendationDraft | null = null;
  private state: State = 'header';
  /** The page numbers its recommendations (`3. Recommendation:`): then nothing else opens one. */
  private numbered = false;
  private lastNumber = 0;
  /** The text may end anywhere. */
  private open = false;
  /** The text ends inside a label: what stands before it is whole. */
  private cutInLabel = false;
  private actionsLabels: ReadonlySet<Entry> = new Set();

  constructor(
    private readonly document: SourceDocument,
    private readonly grammar: PageGrammar,
    private readonly report: Report,
  ) {}

  run(): RawEvaluation {
    const { document } = this;
    const all = pageEntries(document);
    this.numbered = all.some((entry) => entry.kind === 'line' && numberedLabel(document, entry) !== null);
    const content = contentOf(document, all, (line) => this.isLabel(line));
    this.claims.push(...content.claims);
    this.open = content.open;
    const entries = this.withoutFragment(content.entries);
    this.actionsLabels = trueActionsLabels(document, entries, this.numbered);
    for (const [index, entry] of entries.entries()) this.take(entry, entries[index - 1], entries[index + 1]);
    this.close(true);
    if (!this.open) this.reportUnread(this.loose.filter((line) => !this.head.includes(line)));
    const { fields, claims } = (this.grammar.readHead ?? readHeader)(document, this.head);
    return {
      agency: this.grammar.agency,
      holdsResponses: true,
      title: fields.title ?? null,
      commissioningUnit: fields.commissioningUnit ?? null,
      responsibleUnit: fields.responsibleUnit ?? null,
      plan: fields.plan ?? null,
      type: fields.type ?? null,
      completionDate: fields.completionDate ?? null,
      countries: fields.countries ?? null,
      recommendations: this.recommendations,
      claims: [...this.claims, ...claims],
    };
  }

  private take(entry: Entry, before: Entry | undefined, after: Entry | undefined): void {
    if (entry.kind === 'table') this.takeTable(entry);
    else {
      const label = this.recommendationLabel(entry, before);
      if (label) this.openRecommendation(entry, label);
      else if (this.isNumberOfNext(entry, after)) this.claim(entry.span);
      else if (this.isResponseLabel(entry, after)) this.openResponse(entry);
      else if (this.state !== 'header' && this.opensActions(entry)) this.openActions(entry);
      else this.takeText(entry);
    }
  }

  private takeText(line: Line): void {
    const { draft, grammar } = this;
    if (this.state === 'header') {
      this.head.push(line);
      this.loose.push(line);
    } else if (this.state === 'actions') {
      const text = textOf(this.document, line.span);
      const first = draft?.section.length === 0;
      // Below the table of a recommendation the next begins, where labels were lost.
      if (!this.numbered && draft && draft.actions.length > 0) this.loose.push(line);
      else if (isHeadLine(text) || (first && isColumnHead(text))) this.claim(line.span);
      else draft?.section.push(line);
    } else if (grammar.responseLabels && draft?.takeField(line, grammar.responseLabels)) return;
    else if (this.state === 'response') draft?.takeResponse(line.span);
    else draft?.takeText(line.span);
  }

  private takeTable({ actions, claims }: ActionTable): void {
    this.claims.push(...claims);
    if (actions.length === 0 && !this.draft) return;
    this.draft ??= new RecommendationDraft(this.document, null, []);
    this.state = 'actions';
    this.draft.actions.push(...actions);
  }

  private recommendationLabel(line: Line, before: Entry | undefined): RecommendationLabel | null {
    const { document } = this;
    const bare = bareLabel(document, line, before);
    if (!this.numbered) return headingLabel(document, line) ?? bare;
    const label = numberedLabel(document, line) ?? (bare?.number ? { ...bare, number: bare.number } : null);
    const inside = this.state === 'recommendation' || this.state === 'response';
    return label && !(inside && Number(textOf(document, label.number)) <= this.lastNumber) ? label : null;
  }

  private openRecommendation(line: Line, label: RecommendationLabel): void {
    this.close(false);
    this.loose.length = 0;
    this.claim({ ...line.span, end: label.valueFrom });
    const number: Reading | null = label.number
      ? readAt(this.document, label.number, 'page/recommendation-label')
      : null;
    this.lastNumber = Number(number?.raw ?? this.lastNumber);
    this.draft = new RecommendationDraft(this.document, number, [{ ...line.span, start: label.valueFrom }]);
    this.state = 'recommendation';
  }

  private openResponse(line: Line): void {
    const { document } = this;
    if (this.state === 'header' || this.state === 'actions') {
      this.close(false);
      this.draft = new RecommendationDraft(document, null, this.takeLoose());
    }
    const valueFrom = responseLabel(document, line, true)?.valueFrom ?? line.span.end;
    this.claim({ ...line.span, end: valueFrom });
    this.state = 'response';
    this.draft?.openResponse();
    this.draft?.takeResponse({ ...line.span, start: valueFrom });
  }

  private opensActions(line: Line): boolean {
    return this.actionsLabels.has(line) && !(this.state === 'actions' && this.draft && this.draft.section.length > 0);
  }

  private openActions(line: Line): void {
    const [label, value] = line.cells as [Span, Span | undefined];
    this.claim(label);
    this.state = 'actions';
    if (value) this.draft?.section.push({ ...line, span: value, cells: [value] });
  }

  /** Ends the recommendation at hand. */
  private close(atEnd: boolean): void {
    const { document, draft, report } = this;
    if (!draft) return;
    const open = atEnd && this.open;
    const section = { document, lines: draft.section, open, report };
    const split = hasLabelledDate(section) ? splitLabelledRows(section) : this.grammar.splitRows(section);
    this.loose.push(...split.rest);
    if (!open && draft.actions.length + split.actions.length + split.rest.length === 0)
      this.reportUnread(draft.section);
    if (open && this.state !== 'actions' && !this.cutInLabel) this.reportCut(draft.lastText);
    this.recommendations.push(draft.finish(split.actions));
    this.claims.push(...split.claims, ...draft.claims);
    this.draft = null;
  }

  /** Under "Key Actions:" there is text, and no row could be made of it. */
  private reportUnread(lines: readonly Line[]): void {
    const [first] = lines;
    const last = lines.at(-1);
    if (!first || !last) return;
    const at = { ...first.span, end: last.span.end };
    this.report('row/unread', { text: this.document.text.slice(at.start, at.end) }, { at });
  }

  /** A text that ends before "Key Actions:" ends in the middle of its last recommendation. */
  private reportCut(last: Span | null): void {
    const after = lastWords(this.document, wholeText(this.document));
    this.report('page/cut-off', { after }, last ? { at: last } : {});
  }

  /** A recommendation without a label: the lines that stand before its response, frame and head left out. */
  private takeLoose(): Span[] {
    const { document, head } = this;
    const lines = this.loose.splice(0);
    const isHead = (line: Line): boolean =>
      head.includes(line) && (isFurnitureLine(document, line) || labelledValue(document, line) !== null);
    const lastHead = lines.findLastIndex(isHead);
    const own = lines.slice(lastHead + (valueBelow(document, lines, lastHead) ? 2 : 1));
    for (const line of own) if (head.includes(line)) head.splice(head.indexOf(line), 1);
    return own.map(({ span }) => span);
  }

  /** In a cut text the last line may be the beginning of the label that would come next: it is no content. */
  private withoutFragment(entries: readonly Entry[]): readonly Entry[] {
    if (!this.open) return entries;
    const above = entries.some(
      (entry, index) => entry.kind === 'line' && this.isNumberOfNext(entry, entries[index + 1]),
    );
    const numbering = this.numbered ? 'before' : above ? 'above' : 'none';
    let kept = entries.length;
    while (kept > 1 && this.isFragment(entries[kept - 1], entries[kept - 2], numbering)) kept--;
    const [first] = entries.slice(kept);
    const last = entries.at(-1);
    if (first?.kind !== 'line' || last?.kind !== 'line') return entries;
    const at = { ...first.span, end: last.span.end };
    this.claim(at);
    this.report('page/cut-off', { after: textOf(this.document, at) }, { at });
    this.cutInLabel = true;
    return entries.slice(0, kept);
  }

  private isFragment(last: Entry | undefined, before: Entry | undefined, numbering: Numbering): boolean {
    if (last?.kind !== 'line') return false;
    const text = textOf(this.document, last.span);
    // "Key Action" is a label of old pages and the first head of the table.
    const afterLabel = before?.kind === 'line' && isActionsLabel(this.document, before);
    if (this.isLabel(last) && !(afterLabel && COLUMN_HEAD.test(text))) return false;
    return isLabelFragment(text, numbering, this.grammar.labelWords ?? []);
  }

  private isLabel(line: Line): boolean {
    const { document } = this;
    return numberedLabel(document, line) !== null || isResponseLine(document, line) || isActionsLabel(document, line);
  }

  /** Between a recommendation and its actions a web page may print the label as a line like any other. */
  private mayStandAlone(): boolean {
    return this.state === 'recommendation' && this.document.format === 'html';
  }

  /** Only between a recommendation and its actions; where labels were lost, it opens a recommendation itself. */
  private isResponseLabel(line: Line, after: Entry | undefined): boolean {
    const label = responseLabel(this.document, line, this.mayStandAlone());
    if (!label) return false;
    if (this.state === 'recommendation') return true;
    if (this.numbered || this.state === 'response') return false;
    // Above all recommendations a heading is the title of the page, unless stamps follow it.
    const stamped = after?.kind === 'line' && stampsIn(this.document, after.span, '').span !== null;
    return this.state === 'actions' || !label.alone || stamped;
  }

  /** A number alone on its line belongs to the label on the next. */
  private isNumberOfNext(line: Line, after: Entry | undefined): boolean {
    if (after?.kind !== 'line') return false;
    return NUMBER_ALONE.test(textOf(this.document, line.span)) && bareLabel(this.document, after, undefined) !== null;
  }

  private claim(span: Span): void {
    this.claims.push({ span, as: 'label' });
  }
}

const COLUMN_HEAD = /^Key Action(?:$|[\s|])/u;
