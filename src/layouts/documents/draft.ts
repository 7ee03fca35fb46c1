/** One recommendation of a document while it is being walked: what was read under each label, and what came of it. */
import type { SourceDocument } from '../../core/document.js';
import { type Claim, type RawAction, type RawRecommendation, type Reading, readAt } from '../../core/reading.js';
import { isEmpty, type Span } from '../../core/span.js';
import { noFields } from '../rows.js';
import { listedActions } from './action-list.js';
import { continued } from './action-row.js';

/** What a stretch of text is taken for. */
export type Field =
  | 'text'
  | 'title'
  | 'response'
  | 'addressees'
  | 'priority'
  | 'responsible'
  | 'dueDate'
  | 'revisedDueDate'
  | 'originalDueDate'
  | 'status'
  | 'actions';

const BLOCK = ['responsible', 'status', 'priority', 'dueDate', 'revisedDueDate', 'originalDueDate'] as const;

export class Draft {
  readonly claims: Claim[] = [];
  /** Rows of action tables. */
  readonly rows: RawAction[] = [];
  category: Reading | null = null;
  responded = false;
  /** Its recommendation is quoted from the report of auditors. */
  private readonly fields = new Map<Field, Span[]>();

  constructor(
    private readonly document: SourceDocument,
    readonly label: Reading | null,
    readonly audit: boolean,
    readonly start: number,
  ) {}

  take(field: Field, span: Span): void {
    if (isEmpty(span)) return;
    const held = this.fields.get(field);
    if (held) held.push(span);
    else this.fields.set(field, [span]);
  }

  lastOf = (field: Field): Span | null => this.fields.get(field)?.at(-1) ?? null;

  has = (field: Field): boolean => this.fields.has(field);

  /** A row goes on where it lacks the action that its table names. */
  takeRow(action: RawAction, goesOn: boolean): void {
    const before = this.rows.at(-1);
    if (goesOn && before) this.rows[this.rows.length - 1] = continued(this.document, before, action);
    else this.rows.push(action);
  }

  /** Management has answered, or plans something. */
  get answered(): boolean {
    return this.responded || this.rows.length > 0 || this.has('actions') || this.isBlock;
  }

  /** Unit, status, priority and date stand with the recommendation itself, as in auditors' reports: two of them at least. */
  get isBlock(): boolean {
    const held = BLOCK.filter((field) => this.has(field)).length;
    return this.audit ? held > 0 : held >= 2 && (this.has('status') || this.hasDate);
  }

  private get hasDate(): boolean {
    return this.has('dueDate') || this.has('revisedDueDate') || this.has('originalDueDate');
  }

  /** Whether the labelled list below the response holds actions. */
  get lists(): boolean {
    return this.has('actions');
  }

  get text(): string {
    return this.read('text', '').raw;
  }

  finish(): RawRecommendation {
    const listed = listedActions(this.document, this.fields.get('actions') ?? []);
    this.claims.push(...listed.claims);
    const planned = [...this.rows, ...listed.actions];
    const single = planned.length === 0 && this.isBlock ? [this.singleAction()] : [];
    const addressees = this.has('addressees') || single.length > 0 ? 'addressees' : 'responsible';
    return {
      label: this.label,
      title: this.has('text') ? this.field('title', 'form/title') : null,
      text: this.read(this.has('text') ? 'text' : 'title', 'form/recommendation'),
      priority: this.field('priority', 'form/priority'),
      addressees: this.field(addressees, 'form/addressees'),
      response: this.responded
        ? { text: this.field('response', 'form/response'), category: this.category, added: null, lastUpdated: null }
        : null,
      actions: [...planned, ...single],
    };
  }

  /** Auditors' reports print no action: unit, date and status are those of the recommendation. */
  private singleAction(): RawAction {
    const due = (['revisedDueDate', 'dueDate', 'originalDueDate'] as const).find((field) => this.has(field));
    if (due !== 'originalDueDate')
      for (const span of this.fields.get('originalDueDate') ?? []) this.claims.push({ span, as: 'furniture' });
    return {
      ...noFields,
      responsible: this.field('responsible', 'block/responsible'),
      dueDate: due ? this.field(due, `block/${due}`) : null,
      status: this.field('status', 'block/status'),
    };
  }

  private field(field: Field, rule: string): Reading | null {
    return this.has(field) ? this.read(field, rule) : null;
  }

  private read(field: Field, rule: string): Reading {
    return readAt(this.document, this.fields.get(field) ?? [], rule);
  }
}
