/** Labels open fields, and what follows belongs to them: the text of a document, paragraph by paragraph. */
import type { Cell, Paragraph, SourceDocument } from '../../core/document.js';
import { type Claim, type Reading, readAt } from '../../core/reading.js';
import { isEmpty, type Span, trimSpan, within } from '../../core/span.js';
import { textOf } from '../lines.js';
import { isDecision } from './answer-words.js';
import { holdsBrokenHead, labelsAlone } from './broken-head.js';
import { isFlatHead } from './columns.js';
import { Draft, type Field } from './draft.js';
import { type FieldLabel, fieldLabel, type Strictness } from './field-label.js';
import { lineEnd } from './line-end.js';
import { OpenSection } from './open-section.js';
import { piecesOf } from './pieces.js';
import { type RecommendationLabel, recommendationLabel } from './recommendation-label.js';
import { isLetteredSection, isNamedSection, isShortLine, PARAGRAPH_NUMBER } from './section.js';
import { answersIn } from './template.js';

/** Fields of one line: what follows on the next belongs to something else. */
const ONE_LINE: ReadonlySet<Field> = new Set(['priority', 'dueDate', 'revisedDueDate', 'originalDueDate', 'status']);

/** What the columns of an action table hold, and the labels of a block. */
const OF_ACTIONS: ReadonlySet<string> = new Set([
  'priority',
  'actions',
  'responsible',
  'dueDate',
  'revisedDueDate',
  'originalDueDate',
  'status',
  'monitoring',
  'comments',
]);

/** A stretch of a paragraph: from one label to the next. */
interface Piece {
  readonly span: Span;
  /** The level of the heading; null for text and within cells. */
  readonly heading: number | null;
  /** The cell it stands in. */
  readonly cell: Cell | null;
  /** The paragraph begins with it. */
  readonly first: boolean;
}

export class Fields {
  readonly drafts: Draft[] = [];
  readonly claims: Claim[] = [];
  readonly front: Paragraph[] = [];
  readonly unread: Span[] = [];
  title: Span | null = null;
  /** What stands behind "Report:" and the like, which may name the evaluation. */
  readonly weakTitles: Span[] = [];
  /** The row at hand pairs labels with values: "Recommendation" alone in its cell is a label. */
  paired = false;
  readonly section = new OpenSection();
  private seen = false;
  private labelled = false;
  draft: Draft | null = null;
  /** The field that unlabelled text goes on with; `ignored` for fields that no record holds. */
  private target: Field | 'headTitle' | 'weakTitle' | 'frontValue' | 'ignored' | 'unread' | null = null;
  /** The cell that the label of the field stands in. */
  private targetCell: Cell | null = null;
  /** The level of headings that part the answer at hand. */
  private innerHeading: number | null = null;

  /** Its tables of key actions came without their columns: what their heads announce cannot be told apart. */
  private readonly columnsLost: boolean;

  constructor(readonly document: SourceDocument) {
    this.columnsLost = holdsBrokenHead(document);
  }

  /** Text that follows belongs to no field: a table has begun or ended. */
  endField(): void {
    this.seen = true;
    this.target = null;
  }

  paragraph(paragraph: Paragraph, cell: Cell | null): void {
    const span = trimSpan(this.document.text, paragraph.span);
    if (isEmpty(span)) return;
    const pieces = piecesOf(this.document, span, { open: this.draft !== null, inBlock: this.inBlock });
    this.labelled = false;
    for (const [index, piece] of pieces.entries())
      this.piece({ span: piece, heading: cell ? null : paragraph.heading, cell, first: index === 0 });
    if (!this.seen && !cell && !this.labelled) this.front.push(paragraph);
  }

  private piece(piece: Piece): void {
    const { document } = this;
    const { span } = piece;
    const line = lineEnd(document.text, span.start, span.end);
    const strictness: Strictness = !piece.first ? 'colon' : this.inBlock ? 'block' : 'line';
    const field = fieldLabel(document, span.start, line, strictness);
    const label = recommendationLabel(document, span.start, span.end, this.paired && piece.first);
    if (field && this.isLost(field, piece)) this.openUnread(piece);
    else if (field && this.means(field, piece)) this.openField(field, piece);
    else if (label?.continued) this.claim(span);
    else if (label && this.opens(label, piece)) this.openRecommendation(label, piece);
    else if (this.draft && isFlatHead(document.text.slice(span.start, line))) this.openUnread(piece);
    else {
      if (piece.heading !== null) this.section.heading(piece.heading, textOf(document, span));
      this.take(piece);
    }
  }

  /** What the label is of stands where nobody can tell: in a table without its columns, behind a run of labels alone. */
  private isLost({ field }: FieldLabel, { span }: Piece): boolean {
    if (!this.draft || !OF_ACTIONS.has(field)) return false;
    return this.columnsLost || this.target === 'unread' || labelsAlone(this.document, span.start);
  }

  /** A label means its field only where it can: a form's head before the first recommendation, reasons behind an answer. */
  private means({ field, valueFrom, weak }: FieldLabel, { span, heading, first }: Piece): boolean {
    const { draft } = this;
    if (field === 'title' || field === 'front') return draft === null;
    if (field === 'reason') return draft?.responded === true;
    // What heads tables of actions as well is the answer only where there is none yet.
    const heads = (): boolean => isFlatHead(this.document.text.slice(span.start, Math.min(valueFrom, span.end)));
    if (field === 'response' && weak) return draft !== null && first && !(draft.has('response') && heads());
    if (draft || field === 'other') return true;
    // "Management response" alone or in a heading, before any recommendation: the form says what it is.
    return heading === null && this.document.text.slice(valueFrom, span.end).trim() !== '';
  }

  private opens(label: RecommendationLabel, { cell, first }: Piece): boolean {
    if (label.number === null) return cell === null || first;
    return first || label.audit || cell === null || this.target !== 'response';
  }

  /** Status, priority and date follow one another: the next line may be a label without a colon. */
  get inBlock(): boolean {
    const { draft } = this;
    return draft !== null && !draft.responded && (draft.audit || draft.isBlock);
  }

  openRecommendation(label: RecommendationLabel, { span, cell, heading }: Piece): void {
    const { document } = this;
    this.seen = true;
    this.claim(within(span, span.start, label.valueFrom));
    const reading = label.number ? readAt(document, label.number, 'form/recommendation-label') : null;
    const goesOn = this.sameRecommendation(reading);
    if (goesOn) this.draft = goesOn;
    else {
      this.draft = new Draft(document, reading, label.audit, span.start);
      this.drafts.push(this.draft);
    }
    const draft = this.draft as Draft;
    const rest = trimSpan(document.text, within(span, Math.min(label.valueFrom, span.end), span.end));
    this.innerHeading = null;
    this.section.begin(heading);
    draft.take(heading === null ? 'text' : 'title', rest);
    this.aim('text', cell);
  }

  /** "Recommendation 1" above a form whose first row says "Recommendation" again, or "Recommendation no.: 1" in its first row. */
  private sameRecommendation(label: Reading | null): Draft | null {
    const { draft } = this;
    if (!draft?.isBare) return null;
    if (draft.text === '') return label === null || label.raw === draft.label?.raw ? draft : null;
    const number = label === null && draft.label === null ? draft.giveNumber() : null;
    if (!number) return null;
    draft.label = readAt(this.document, number, 'form/recommendation-label');
    return draft;
  }

  private openField({ field, valueFrom, answer, weak }: FieldLabel, { span, cell }: Piece): void {
    const { document, draft } = this;
    this.labelled = true;
    if (field !== 'front' && !weak) this.seen = true;
    this.claim(within(span, span.start, Math.min(valueFrom, span.end)));
    const rest = trimSpan(document.text, within(span, Math.min(valueFrom, span.end), span.end));
    if (field === 'title' && weak) {
      if (!isEmpty(rest)) this.weakTitles.push(rest);
      this.aim(isEmpty(rest) ? 'weakTitle' : null, cell);
    } else if (field === 'title') {
      this.title ??= isEmpty(rest) ? null : rest;
      this.aim('headTitle', cell);
    } else if (field === 'front') {
      if (!isEmpty(rest)) this.furniture(rest);
      this.aim(isEmpty(rest) ? 'frontValue' : null, cell);
    } else if (field === 'reason') {
      this.aim('response', cell);
      this.fill('response', rest);
    } else if (!draft || field === 'other' || field === 'monitoring' || field === 'comments') {
      this.aim('ignored', cell);
      if (!isEmpty(rest)) this.furniture(rest);
    } else {
      if (field === 'actions') draft.openActions();
      if (field === 'response') {
        draft.responded = true;
        if (answer) draft.category ??= readAt(document, within(span, answer.start, answer.end), 'form/edited-label');
      }
      this.aim(field, cell);
      this.fill(field, rest);
    }
  }

  private aim(target: Fields['target'], cell: Cell | null): void {
    this.target = target;
    this.targetCell = cell;
  }

  /** Puts a value where it belongs: instructions of the form left out, a decision alone on its line taken apart. */
  fill(field: Field, value: Span): void {
    const { draft } = this;
    if (!draft || isEmpty(value)) return;
    const answered = answersIn(this.document, value);
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
    if (this.target !== 'unread') this.unread.push(span);
    if (this.draft) this.draft.unread = true;
    this.aim('unread', cell);
  }

  private take(piece: Piece): void {
    const { draft, target } = this;
    const last = this.unread.at(-1);
    if (target === 'unread' && last) {
      if (piece.heading !== null) this.target = null;
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
    if (target === 'weakTitle' || target === 'frontValue') {
      if (target === 'weakTitle') this.weakTitles.push(span);
      else this.furniture(span);
      this.labelled = true;
      this.target = null;
      return;
    }
    if (target === 'ignored') {
      if (piece.heading !== null) this.target = null;
      else this.furniture(span);
      return;
    }
    if (!draft || target === null || target === 'unread') {
      if (draft && isNamedSection(textOf(this.document, span))) this.furniture(span);
      return;
    }
    if (this.closes(piece, draft, target)) {
      this.furniture(span);
      this.target = null;
    } else if (target === 'text' && piece.heading !== null && draft.text === '') draft.take('title', span);
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
    if (heading !== null) return !this.staysInside(heading, draft, target);
    return draft.audit && target === 'response' && draft.has('response') && isShortLine(text);
  }

  /** A title below its label; or headings within an answer, the first of which a colon announces. */
  private staysInside(level: number, draft: Draft, target: Field): boolean {
    if (target === 'text' && draft.text === '') return true;
    const last = draft.lastOf(target);
    if (last && this.document.text[last.end - 1] === ':') this.innerHeading = level;
    return this.innerHeading === level;
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
    if (draft.responded || !WORDS.test(this.document.text.slice(span.start, span.end))) {
      this.furniture(span);
      return;
    }
    draft.responded = true;
    this.aim('response', cell);
    const number = PARAGRAPH_NUMBER.exec(this.document.text.slice(span.start, span.end))?.[0].length ?? 0;
    if (number > 0) this.claim(within(span, span.start, span.start + number));
    this.fill('response', within(span, span.start + number, span.end));
  }

  claim(span: Span): void {
    this.claims.push({ span, as: 'label' });
  }

  furniture(span: Span): void {
    this.claims.push({ span, as: 'furniture' });
  }
}

/** Three words at least: no page number. */
const WORDS = /\p{L}+[^\p{L}]+\p{L}+[^\p{L}]+\p{L}/u;
