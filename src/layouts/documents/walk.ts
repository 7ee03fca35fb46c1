/**
 * Walks a document by its vocabulary: labels open fields, heads open action tables, and what follows belongs to them. One
 * walk serves matrices, forms and status reports, since they differ in what they leave out, not in how they speak.
 */
import type { Block, Cell, Paragraph, Row, SourceDocument, Table } from '../../core/document.js';
import { type Claim, readAt } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import type { DocumentColumn } from '../../vocabulary/labels.js';
import { textOf } from '../lines.js';
import { actionsOf } from './action-row.js';
import { spansOf } from './cell-text.js';
import { type Columns, headOf, isBlank, subHeadOf } from './columns.js';
import type { Draft } from './draft.js';
import { FieldCells, MergedCells } from './field-cells.js';
import { fieldLabel } from './field-label.js';
import { Fields } from './fields.js';
import { lineEnd } from './line-end.js';
import { type RecommendationLabel, recommendationLabel } from './recommendation-label.js';
import { headsGroup } from './section.js';

/** What a document holds, in reading order. */
export interface Walked {
  readonly drafts: readonly Draft[];
  readonly title: Span | null;
  /** What may name the evaluation where no title does. */
  readonly weakTitles: readonly Span[];
  /** Paragraphs before the first label. */
  readonly front: readonly Paragraph[];
  readonly claims: readonly Claim[];
  /** Tables whose columns were lost: nothing is read from them. */
  readonly unread: readonly Span[];
}

export function walk(document: SourceDocument): Walked {
  const { drafts, title, weakTitles, front, claims, unread } = new Walk(document).run();
  return { drafts, title, weakTitles, front, claims, unread };
}

class Walk {
  private readonly fields: Fields;
  /** Columns of the action table at hand, and whether its head was the row before. */
  private columns: Columns | null = null;
  private width = 0;
  private afterHead = false;
  /** The table names its recommendations ("Recommendation 4"): a row without a name goes on with the one before. */
  private named = false;
  private readonly merged = new MergedCells();
  /** The table at hand stands in another section than the recommendation: its rows are nobody's actions. */
  private foreign = false;

  constructor(private readonly document: SourceDocument) {
    this.fields = new Fields(document);
  }

  run(): Fields {
    this.blocks(this.document.blocks, null);
    return this.fields;
  }

  private blocks(blocks: readonly Block[], cell: Cell | null): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.table(block);
      else if (block.region !== 'navigation') this.fields.paragraph(block, cell);
    }
  }

  private table(table: Table): void {
    const width = Math.max(0, ...table.rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columns)));
    if (width !== this.width) this.columns = null;
    this.width = width;
    this.merged.forget();
    let fresh = true;
    this.named = false;
    const rows = table.rows.filter(({ cells }) => cells.some((cell) => !isBlank(this.document, cell)));
    const ahead = this.priorityAhead(rows);
    for (const row of ahead ? rows.slice(1) : rows) {
      this.row(row, fresh);
      if (fresh && ahead) for (const span of ahead) this.fields.fill('priority', span);
      fresh = false;
    }
  }

  /** "Priority | High" above the row that opens a recommendation: it is the priority of that one, not of the one before. */
  private priorityAhead([first, second]: readonly Row[]): readonly Span[] | null {
    const [label, value, more] = first ? this.filled(first) : [];
    const [opening] = second ? this.filled(second) : [];
    if (!label || !value || more || !opening) return null;
    const { start, end } = trimSpan(this.document.text, label.span);
    const known = fieldLabel(this.document, start, end, 'block') ?? fieldLabel(this.document, start, end, 'line');
    if (known?.field !== 'priority' || !this.labelsRecommendation(opening)) return null;
    this.fields.claim(label.span);
    return spansOf(value);
  }

  private labelsRecommendation(cell: Cell): boolean {
    const { start, end } = trimSpan(this.document.text, cell.span);
    return recommendationLabel(this.document, start, end) !== null;
  }

  private row(row: Row, fresh: boolean): void {
    const { document } = this;
    const head = headOf(document, row);
    const below = !head && this.columns && this.afterHead ? subHeadOf(document, row, this.columns) : null;
    if (head || below) {
      this.columns = head && this.columns && this.afterHead ? besides(head, this.columns) : (head ?? below);
      this.merged.forget();
      this.afterHead = true;
      this.foreign = this.fields.section.ended && ![...(this.columns?.values() ?? [])].includes('recommendation');
      this.fields.endField();
      this.fields.claim(row.span);
      return;
    }
    const wasHead = this.afterHead;
    this.afterHead = false;
    if (this.isActionRow(row, fresh))
      this.actionRow(new FieldCells(row, this.columns as Columns, this.merged), wasHead);
    else if (this.isText(row)) this.textRow(row);
  }

  private textRow(row: Row): void {
    this.foreign = false;
    this.merged.forget();
    this.fields.paired = this.filled(row).length > 1;
    for (const cell of row.cells) this.blocks(cell.blocks, cell);
    this.fields.paired = false;
  }

  private filled(row: Row): readonly Cell[] {
    return row.cells.filter((cell) => !isBlank(this.document, cell));
  }

  /** A row of the table whose columns are known: more than a band across it, and no label. */
  private isActionRow(row: Row, fresh: boolean): boolean {
    if (!this.columns || this.labelled(row)) return false;
    const filled = this.filled(row);
    const [only] = filled;
    if (fresh && filled.length < 2) return false;
    return filled.length > 1 || (row.cells.length > 1 && only !== undefined && only.columns < this.width);
  }

  /** Rows of several cells that bear no label are somebody else's table. */
  private isText(row: Row): boolean {
    return this.filled(row).length === 1 || this.labelled(row);
  }

  private labelled(row: Row): boolean {
    const { document } = this;
    const holdsRecommendation = this.columns && [...this.columns.values()].includes('recommendation');
    const filled = this.filled(row);
    // Below a head, words like labels may begin any cell but the first.
    return filled.slice(0, this.columns ? 1 : filled.length).some((cell) => {
      const [span] = spansOf(cell);
      if (!span) return false;
      const from = trimSpan(document.text, span);
      const end = lineEnd(document.text, from.start, from.end);
      if (fieldLabel(document, from.start, end, this.fields.inBlock ? 'block' : 'line')) return true;
      const paired = !this.columns && filled.length > 1 && cell === filled[0];
      return !holdsRecommendation && recommendationLabel(document, from.start, from.end, paired) !== null;
    });
  }

  private actionRow(cells: FieldCells, first: boolean): void {
    this.fields.endField();
    if (this.foreign) return;
    const recommendation = cells.own('recommendation');
    if (recommendation && this.isGroup(cells.row, recommendation)) return;
    const opened = recommendation && !isBlank(this.document, recommendation) && this.recommendationCell(cells);
    this.responseCells(cells, opened === true);
    const numbered = opened === true ? null : cells.own('number');
    const { actions, claims } = actionsOf(this.document, cells, numbered);
    this.fields.claims.push(...claims);
    this.merged.take(cells);
    const { draft } = this.fields;
    if (!draft) return;
    for (const action of actions) draft.takeRow(action, cells.has('description') && !action.description && !first);
    this.fields.endField();
  }

  /** "2. Recommendations addressed to the executive head": alone in its row. */
  private isGroup(row: Row, cell: Cell): boolean {
    const alone = row.cells.every((other) => other === cell || isBlank(this.document, other));
    const isHead = alone && headsGroup(textOf(this.document, cell.span));
    if (isHead) this.fields.furniture(cell.span);
    return isHead;
  }

  /** A table with a column of recommendations. True: the cell opens one; else it goes on with the one before. */
  private recommendationCell(cells: FieldCells): boolean {
    const { document } = this;
    const cell = cells.own('recommendation') as Cell;
    const spans = spansOf(cell);
    const [first, ...more] = spans;
    if (!first) return false;
    const apart = cells.own('number');
    const number = apart && numberIn(document, apart);
    const bare = bareNumber(document, first);
    const named =
      recommendationLabel(document, first.start, first.end) ??
      (!number || sameText(document, number, bare?.number) ? bare : null);
    if (named || number) this.named = true;
    else if (this.named) {
      for (const span of spans) this.fields.fill('text', span);
      return false;
    }
    const open = named ?? { number: null, valueFrom: first.start, audit: false, continued: false };
    this.fields.openRecommendation(
      { ...open, number: open.number ?? number },
      { span: first, heading: null, cell, first: true },
    );
    if (number) this.fields.claim(apart.span);
    for (const span of more) this.fields.fill('text', span);
    return true;
  }

  /** What is said of the recommendation in the row; a merged cell says it of all recommendations beside it. */
  private responseCells(cells: FieldCells, opened: boolean): void {
    const { document, fields } = this;
    const { draft } = fields;
    if (!draft) return;
    const spansUnder = (field: DocumentColumn): readonly Span[] => {
      const cell = opened ? cells.under(field) : cells.own(field);
      return cell && !isBlank(document, cell) ? spansOf(cell) : [];
    };
    const category = spansUnder('category');
    if (category.length > 0) {
      draft.responded = true;
      draft.category ??= readAt(document, category, 'table/category');
    }
    if (!draft.has('priority')) for (const span of spansUnder('priority').slice(0, 1)) fields.fill('priority', span);
    if (!draft.has('addressees')) for (const span of spansUnder('addressees')) draft.take('addressees', span);
    const response = spansUnder('response');
    if (response.length > 0) draft.responded = true;
    for (const span of response) fields.fill('response', span);
  }
}

/** Two heads in a row that share no column are one: the second names what the first left open below a group. */
function besides(head: Columns, above: Columns): Columns {
  const apart = [...head].every(([column, field]) => !above.has(column) && ![...above.values()].includes(field));
  return apart ? new Map([...above, ...head]) : head;
}

const sameText = (document: SourceDocument, one: Span, other: Span | null | undefined): boolean =>
  other != null && document.text.slice(one.start, one.end) === document.text.slice(other.start, other.end);

const BARE_NUMBER = /^\s*\(?(\d{1,4}(?:\.\d{1,2})?(?=[.):])|\d{1,2}\.\d{1,2}(?=\s+\p{Lu}))[.):]*\s+/u;
const CELL_NUMBER = /^\s*\p{L}{0,3}\.?\s*(\d{1,4}(?:\.\d{1,2})*[a-z]?)\s*[.):]?\s*$/u;

/** A cell that holds a number and nothing else. */
function numberIn(document: SourceDocument, { span }: Cell): Span | null {
  const match = CELL_NUMBER.exec(document.text.slice(span.start, span.end));
  const digits = match?.[1];
  if (!match || !digits) return null;
  const at = span.start + match[0].indexOf(digits);
  return within(span, at, at + digits.length);
}

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
