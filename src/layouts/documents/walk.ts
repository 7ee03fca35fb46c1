/**
 * Walks a document by its vocabulary: labels open fields, heads open action tables, and what follows belongs to them. One
 * walk serves matrices, forms and status reports, since they differ in what they leave out, not in how they speak.
 */
import type { Block, Cell, Paragraph, Row, SourceDocument, Table } from '../../core/document.js';
import { type Claim, readAt } from '../../core/reading.js';
import { isEmpty, type Span, trimSpan, within } from '../../core/span.js';
import { textOf } from '../lines.js';
import { actionsOf, cellUnder } from './action-row.js';
import { spansOf } from './cell-text.js';
import { type Columns, headOf, isBlank, isFlatHead, subHeadOf } from './columns.js';
import { Draft, type Field } from './draft.js';
import { type FieldLabel, fieldLabel, isDecision, type Strictness } from './field-label.js';
import { type RecommendationLabel, recommendationLabel } from './recommendation-label.js';
import { isLetteredSection, isNamedSection, isShortLine, PARAGRAPH_NUMBER } from './section.js';
import { withoutInstructions } from './template.js';

/** What a document holds, in reading order. */
export interface Walked {
  readonly drafts: readonly Draft[];
  readonly title: Span | null;
  /** Paragraphs before the first label. */
  readonly front: readonly Paragraph[];
  readonly claims: readonly Claim[];
  /** Tables whose columns were lost: nothing is read from them. */
  readonly unread: readonly Span[];
}

/** Fields of one line: what follows on the next belongs to something else. */
const ONE_LINE: ReadonlySet<Field> = new Set(['priority', 'dueDate', 'revisedDueDate', 'originalDueDate', 'status']);
export function walk(document: SourceDocument): Walked {
  return new Walk(document).run();
}

/** A stretch of a paragraph: from one label to the next. */
interface Piece {
  readonly span: Span;
  readonly heading: boolean;
  /** The cell it stands in. */
  readonly cell: Cell | null;
  /** The paragraph begins with it. */
  readonly first: boolean;
}

class Walk {
  private readonly drafts: Draft[] = [];
  private readonly claims: Claim[] = [];
  private readonly front: Paragraph[] = [];
  private readonly unread: Span[] = [];
  private title: Span | null = null;
  private seen = false;
  private draft: Draft | null = null;
  /** The field that unlabelled text goes on with; `ignored` for fields that no record holds. */
  private target: Field | 'headTitle' | 'ignored' | 'unread' | null = null;
  /** The cell that the label of the field stands in. */
  private targetCell: Cell | null = null;
  /** Columns of the action table at hand, and whether rows of it came since. */
  private columns: Columns | null = null;
  private width = 0;
  private afterHead = false;

  constructor(private readonly document: SourceDocument) {}

  run(): Walked {
    this.blocks(this.document.blocks, null);
    return { drafts: this.drafts, title: this.title, front: this.front, claims: this.claims, unread: this.unread };
  }

  private blocks(blocks: readonly Block[], cell: Cell | null): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.table(block);
      else if (block.region !== 'navigation') this.paragraph(block, cell);
    }
  }

  private paragraph(paragraph: Paragraph, cell: Cell | null): void {
    const span = trimSpan(this.document.text, paragraph.span);
    if (isEmpty(span)) return;
    const pieces = this.piecesOf(span);
    for (const [index, piece] of pieces.entries())
      this.piece({ span: piece, heading: paragraph.heading !== null && !cell, cell, first: index === 0 });
    if (!this.seen && !cell) this.front.push(paragraph);
  }

  /** A paragraph is parted where one of its lines begins with a label and a colon. */
  private piecesOf(span: Span): Span[] {
    const { text } = this.document;
    const pieces: Span[] = [];
    let from = span.start;
    for (let at = text.indexOf('\n', from); at >= 0 && at < span.end; at = text.indexOf('\n', at + 1)) {
      const end = lineEnd(text, at + 1, span.end);
      const next = text.slice(at + 1, end);
      const label =
        fieldLabel(this.document, at + 1, end, this.inBlock ? 'block' : 'colon') !== null ||
        (ENDS_SENTENCE.test(text.slice(from, at)) && NUMBERED_START.test(next) && this.opensAt(at + 1, span.end));
      if (!label) continue;
      pieces.push(within(span, from, at));
      from = at + 1;
    }
    return [...pieces, within(span, from, span.end)];
  }

  private opensAt(from: number, to: number): boolean {
    return recommendationLabel(this.document, from, to)?.number != null;
  }

  private piece(piece: Piece): void {
    const { document } = this;
    const { span } = piece;
    const line = lineEnd(document.text, span.start, span.end);
    const strictness: Strictness = !piece.first ? 'colon' : this.inBlock ? 'block' : 'line';
    const field = fieldLabel(document, span.start, line, strictness);
    const label = recommendationLabel(document, span.start, span.end);
    if (field && !(field.field === 'title' && this.draft)) this.openField(field, piece);
    else if (label?.continued) this.claim(span);
    else if (label && this.opens(label, piece)) this.openRecommendation(label, piece);
    else if (this.draft && isFlatHead(document.text.slice(span.start, line))) this.openUnread(piece);
    else this.take(piece);
  }

  private opens(label: RecommendationLabel, { cell, first }: Piece): boolean {
    if (label.number === null) return cell === null || first;
    return first || label.audit || cell === null || this.target !== 'response';
  }

  /** Status, priority and date follow one another: the next line may be a label without a colon. */
  private get inBlock(): boolean {
    const { draft } = this;
    return draft !== null && !draft.responded && (draft.audit || draft.isBlock);
  }

  private openRecommendation(label: RecommendationLabel, { span, cell, heading }: Piece): void {
    const { document } = this;
    this.seen = true;
    const number = label.number ? within(span, label.number.start, label.number.end) : null;
    this.draft = new Draft(
      document,
      number ? readAt(document, number, 'form/recommendation-label') : null,
      label.audit,
      span.start,
    );
    this.drafts.push(this.draft);
    this.claim(within(span, span.start, label.valueFrom));
    const rest = trimSpan(document.text, within(span, Math.min(label.valueFrom, span.end), span.end));
    this.draft.take(heading ? 'title' : 'text', rest);
    this.aim('text', cell);
  }

  private openField({ field, valueFrom, answer }: FieldLabel, { span, cell }: Piece): void {
    const { document, draft } = this;
    this.seen = true;
    this.claim(within(span, span.start, Math.min(valueFrom, span.end)));
    const rest = trimSpan(document.text, within(span, Math.min(valueFrom, span.end), span.end));
    if (field === 'title') {
      this.title ??= isEmpty(rest) ? null : rest;
      this.aim('headTitle', cell);
    } else if (!draft || field === 'other' || field === 'monitoring' || field === 'comments') {
      this.aim('ignored', cell);
      if (!isEmpty(rest)) this.furniture(rest);
    } else {
      if (field === 'response') {
        draft.responded = true;
        if (answer) draft.category ??= readAt(document, within(span, answer.start, answer.end), 'form/edited-label');
      }
      this.aim(field, cell);
      this.fill(field, rest);
    }
  }

  private aim(target: Walk['target'], cell: Cell | null): void {
    this.target = target;
    this.targetCell = cell;
  }

  /** Puts a value where it belongs: instructions of the form left out, a decision alone on its line taken apart. */
  private fill(field: Field, value: Span): void {
    const { draft } = this;
    if (!draft || isEmpty(value)) return;
    const answered = withoutInstructions(this.document, value);
    draft.claims.push(...answered.claims);
    for (const span of answered.spans) {
      if (field === 'response') this.fillResponse(draft, span);
      else if (field === 'priority' || field === 'status') this.fillLine(draft, field, span);
      else draft.take(field, span);
    }
  }

  private fillResponse(draft: Draft, span: Span): void {
    const { text } = this.document;
    const end = lineEnd(text, span.start, span.end);
    if (draft.has('response') || !isDecision(text.slice(span.start, end))) {
      draft.take('response', span);
      return;
    }
    const line = within(span, span.start, end);
    if (draft.category) this.claim(line);
    else draft.category = readAt(this.document, line, 'form/decision');
    draft.take('response', trimSpan(text, within(span, end, span.end)));
  }

  /** The first line is the value; what explains it below is held by no record. */
  private fillLine(draft: Draft, field: Field, span: Span): void {
    const end = lineEnd(this.document.text, span.start, span.end);
    draft.take(field, within(span, span.start, end));
    if (end < span.end) draft.claims.push({ span: within(span, end, span.end), as: 'furniture' });
  }

  private openUnread({ span, cell }: Piece): void {
    this.unread.push(span);
    this.aim('unread', cell);
  }

  private take(piece: Piece): void {
    const { draft, target } = this;
    const last = this.unread.at(-1);
    if (target === 'unread' && last) {
      if (piece.heading) this.target = null;
      else this.unread[this.unread.length - 1] = { ...last, end: Math.max(last.end, piece.span.end) };
      return;
    }
    const { span, cell } = piece;
    const inside = cell !== null && cell === this.targetCell;
    if (target === 'headTitle') {
      if (this.title === null) this.title = span;
      else if (!inside) this.target = null;
      return;
    }
    if (target === 'ignored') {
      if (cell === null && piece.heading) this.target = null;
      else this.furniture(span);
      return;
    }
    if (!draft || target === null || target === 'unread') return;
    if (this.closes(piece, draft, target)) {
      this.furniture(span);
      this.target = null;
    } else if (target === 'text' && piece.heading && draft.text === '') draft.take('title', span);
    else if (ONE_LINE.has(target) && draft.has(target)) this.behindLine(piece, draft, target);
    else if (target === 'responsible' && draft.has(target) && !inside && draft.isBlock) this.openAnswer(piece, draft);
    else this.fill(target, span);
  }

  /** A line that heads the next group ends the field at hand. */
  private closes({ heading, span, cell }: Piece, draft: Draft, target: Field): boolean {
    const text = textOf(this.document, span);
    if (isNamedSection(text)) return true;
    if (cell !== null) return false;
    if (target !== 'text' && isLetteredSection(text)) return true;
    if (heading) return !(target === 'text' && draft.text === '');
    return draft.audit && target === 'response' && draft.has('response') && isShortLine(text);
  }

  /** Behind a value of one line: its explanation in the same cell, or the answer that bears no label. */
  private behindLine(piece: Piece, draft: Draft, target: Field): void {
    const { span, cell } = piece;
    const inside = cell !== null && cell === this.targetCell;
    if (inside) draft.claims.push({ span, as: 'furniture' });
    else if (target !== 'priority' || draft.isBlock) this.openAnswer(piece, draft);
    else this.furniture(span);
  }

  private openAnswer({ span, cell }: Piece, draft: Draft): void {
    if (draft.responded) {
      this.furniture(span);
      return;
    }
    draft.responded = true;
    this.aim('response', cell);
    const number = PARAGRAPH_NUMBER.exec(this.document.text.slice(span.start, span.end))?.[0].length ?? 0;
    if (number > 0) this.claim(within(span, span.start, span.start + number));
    this.fill('response', within(span, span.start + number, span.end));
  }

  private table(table: Table): void {
    const width = Math.max(0, ...table.rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columns)));
    if (width !== this.width) this.columns = null;
    this.width = width;
    let fresh = true;
    for (const row of table.rows) {
      if (row.cells.every((cell) => isBlank(this.document, cell))) continue;
      this.row(row, fresh);
      fresh = false;
    }
  }

  private row(row: Row, fresh: boolean): void {
    const { document } = this;
    const head = headOf(document, row);
    const below = !head && this.columns && this.afterHead ? subHeadOf(document, row, this.columns) : null;
    if (head || below) {
      this.columns = head ?? below;
      this.afterHead = true;
      this.seen = true;
      this.target = null;
      this.claim(row.span);
      return;
    }
    const wasHead = this.afterHead;
    this.afterHead = false;
    if (this.isActionRow(row, fresh)) this.actionRow(row, wasHead);
    else if (this.isText(row)) for (const cell of row.cells) this.blocks(cell.blocks, cell);
  }

  /** A row of the table whose columns are known: more than a band across it, and no label. */
  private isActionRow(row: Row, fresh: boolean): boolean {
    if (!this.columns || this.labelled(row)) return false;
    const filled = row.cells.filter((cell) => !isBlank(this.document, cell));
    const [only] = filled;
    if (fresh && filled.length < 2) return false;
    return filled.length > 1 || (row.cells.length > 1 && only !== undefined && only.columns < this.width);
  }

  /** Rows of several cells that bear no label are somebody else's table. */
  private isText(row: Row): boolean {
    const filled = row.cells.filter((cell) => !isBlank(this.document, cell));
    return filled.length === 1 || this.labelled(row);
  }

  private labelled(row: Row): boolean {
    const { document } = this;
    const holdsRecommendation = this.columns && [...this.columns.values()].includes('recommendation');
    return row.cells.some((cell) => {
      const [span] = spansOf(cell);
      if (!span) return false;
      const from = trimSpan(document.text, span);
      const end = lineEnd(document.text, from.start, from.end);
      if (fieldLabel(document, from.start, end, this.inBlock ? 'block' : 'line')) return true;
      return !holdsRecommendation && recommendationLabel(document, from.start, from.end) !== null;
    });
  }

  private actionRow(row: Row, first: boolean): void {
    const columns = this.columns as Columns;
    this.target = null;
    const recommendation = cellUnder(row, columns, 'recommendation');
    if (recommendation && !isBlank(this.document, recommendation)) this.recommendationCell(recommendation);
    this.responseCell(row, columns);
    const { actions, claims } = actionsOf(this.document, row, columns);
    this.claims.push(...claims);
    const { draft } = this;
    if (!draft) return;
    const named = [...columns.values()].includes('description');
    for (const action of actions) draft.takeRow(action, named && !action.description && !first);
    this.target = null;
  }

  /** A table whose first column holds the recommendations. */
  private recommendationCell(cell: Cell): void {
    const { document } = this;
    const spans = spansOf(cell);
    const [first, ...more] = spans;
    if (!first) return;
    const label = recommendationLabel(document, first.start, first.end) ?? bareNumber(document, first);
    const open: RecommendationLabel = label ?? { number: null, valueFrom: first.start, audit: false, continued: false };
    this.openRecommendation(open, { span: first, heading: false, cell, first: true });
    for (const span of more) this.fill('text', span);
  }

  private responseCell(row: Row, columns: Columns): void {
    const { draft } = this;
    const cell = cellUnder(row, columns, 'response');
    const category = cellUnder(row, columns, 'category');
    const priority = cellUnder(row, columns, 'priority');
    if (!draft) return;
    if (category && !isBlank(this.document, category)) {
      draft.responded = true;
      draft.category ??= readAt(this.document, spansOf(category), 'table/category');
    }
    if (priority && !draft.has('priority'))
      for (const span of spansOf(priority).slice(0, 1)) this.fill('priority', span);
    if (!cell || isBlank(this.document, cell)) return;
    draft.responded = true;
    for (const span of spansOf(cell)) this.fill('response', span);
  }

  private claim(span: Span): void {
    this.claims.push({ span, as: 'label' });
  }

  private furniture(span: Span): void {
    this.claims.push({ span, as: 'furniture' });
  }
}

const ENDS_SENTENCE = /[.:;)”"]\s*$/u;
const NUMBERED_START = /^\s*(?:\d{1,3}[.)]\s+)?\p{Lu}|^\s*\p{Lo}/u;
const BARE_NUMBER = /^\s*(\d{1,3}(?:\.\d{1,2})?)[.):]\s+/u;

/** "3. To …" in the column of the recommendations. */
function bareNumber(document: SourceDocument, span: Span): RecommendationLabel | null {
  const match = BARE_NUMBER.exec(document.text.slice(span.start, span.end));
  const digits = match?.[1];
  if (!match || !digits) return null;
  const at = span.start + match[0].indexOf(digits);
  return {
    number: { start: at, end: at + digits.length },
    valueFrom: span.start + match[0].length,
    audit: false,
    continued: false,
  };
}

function lineEnd(text: string, from: number, to: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 || at > to ? to : at;
}
