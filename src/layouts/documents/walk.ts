/**
 * Walks a document by its vocabulary: labels open fields, heads open action tables, and what follows belongs to them. One
 * walk serves matrices, forms and status reports, since they differ in what they leave out, not in how they speak.
 */
import type { Block, Cell, Paragraph, Row, SourceDocument, Table } from '../../core/document.js';
import { type Claim, readAt } from '../../core/reading.js';
import { type Span, trimSpan } from '../../core/span.js';
import { textOf } from '../lines.js';
import { actionsOf, cellUnder } from './action-row.js';
import { spansOf } from './cell-text.js';
import { type Columns, headOf, isBlank, subHeadOf } from './columns.js';
import type { Draft } from './draft.js';
import { fieldLabel } from './field-label.js';
import { Fields, lineEnd } from './fields.js';
import { type RecommendationLabel, recommendationLabel } from './recommendation-label.js';
import { headsGroup } from './section.js';

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

export function walk(document: SourceDocument): Walked {
  const { drafts, title, front, claims, unread } = new Walk(document).run();
  return { drafts, title, front, claims, unread };
}

class Walk {
  private readonly fields: Fields;
  /** Columns of the action table at hand, and whether its head was the row before. */
  private columns: Columns | null = null;
  private width = 0;
  private afterHead = false;
  /** The table names its recommendations ("Recommendation 4"): a row without a name goes on with the one before. */
  private named = false;

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
    let fresh = true;
    this.named = false;
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
      this.fields.endField();
      this.fields.claim(row.span);
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
    const filled = row.cells.filter((cell) => !isBlank(document, cell));
    // Below a head, words like labels may begin any cell but the first.
    return filled.slice(0, this.columns ? 1 : filled.length).some((cell) => {
      const [span] = spansOf(cell);
      if (!span) return false;
      const from = trimSpan(document.text, span);
      const end = lineEnd(document.text, from.start, from.end);
      if (fieldLabel(document, from.start, end, this.fields.inBlock ? 'block' : 'line')) return true;
      return !holdsRecommendation && recommendationLabel(document, from.start, from.end) !== null;
    });
  }

  private actionRow(row: Row, first: boolean): void {
    const columns = this.columns as Columns;
    this.fields.endField();
    const recommendation = cellUnder(row, columns, 'recommendation');
    if (recommendation && this.isGroup(row, recommendation)) return;
    if (recommendation && !isBlank(this.document, recommendation)) this.recommendationCell(recommendation);
    this.responseCell(row, columns);
    const { actions, claims } = actionsOf(this.document, row, columns);
    this.fields.claims.push(...claims);
    const { draft } = this.fields;
    if (!draft) return;
    const named = [...columns.values()].includes('description');
    for (const action of actions) draft.takeRow(action, named && !action.description && !first);
    this.fields.endField();
  }

  /** "2. Recommendations addressed to the executive head": alone in its row. */
  private isGroup(row: Row, cell: Cell): boolean {
    const alone = row.cells.every((other) => other === cell || isBlank(this.document, other));
    const isHead = alone && headsGroup(textOf(this.document, cell.span));
    if (isHead) this.fields.furniture(cell.span);
    return isHead;
  }

  /** A table whose first column holds the recommendations. */
  private recommendationCell(cell: Cell): void {
    const { document } = this;
    const spans = spansOf(cell);
    const [first, ...more] = spans;
    if (!first) return;
    const named = recommendationLabel(document, first.start, first.end);
    if (named) this.named = true;
    else if (this.named) {
      for (const span of spans) this.fields.fill('text', span);
      return;
    }
    const label = named ?? bareNumber(document, first);
    const open: RecommendationLabel = label ?? { number: null, valueFrom: first.start, audit: false, continued: false };
    this.fields.openRecommendation(open, { span: first, heading: null, cell, first: true });
    for (const span of more) this.fields.fill('text', span);
  }

  private responseCell(row: Row, columns: Columns): void {
    const { draft } = this.fields;
    const cell = cellUnder(row, columns, 'response');
    const category = cellUnder(row, columns, 'category');
    const priority = cellUnder(row, columns, 'priority');
    if (!draft) return;
    if (category && !isBlank(this.document, category)) {
      draft.responded = true;
      draft.category ??= readAt(this.document, spansOf(category), 'table/category');
    }
    if (priority && !draft.has('priority'))
      for (const span of spansOf(priority).slice(0, 1)) this.fields.fill('priority', span);
    const addressees = cellUnder(row, columns, 'addressees');
    if (addressees && !draft.has('addressees')) for (const span of spansOf(addressees)) draft.take('addressees', span);
    if (!cell || isBlank(this.document, cell)) return;
    draft.responded = true;
    for (const span of spansOf(cell)) this.fields.fill('response', span);
  }
}

const BARE_NUMBER = /^\s*\(?(\d{1,3}(?:\.\d{1,2})?)[.):]\s+/u;

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
