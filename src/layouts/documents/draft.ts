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
/** What may be said of the actions that a label announced. */
const OF_ACTIONS: ReadonlySet<Field> = new Set([
  'actions',
  'responsible',
  'status',
  'dueDate',
  'revisedDueDate',
  'originalDueDate',
]);
const BARE_NUMBER = /^\s*\d{1,4}\s*$/u;

type Held = Map<Field, Span[]>;

export class Draft {
  readonly claims: Claim[] = [];
  /** Rows of action tables. */
  readonly rows: RawAction[] = [];
  category: Reading | null = null;
  responded = false;
  /** What is said of its key actions stands where its fields cannot be told apart. */
  unread = false;
  private readonly fields: Held = new Map();
  /** Actions below a label, each list with the unit, date and status that stand behind it under labels of their own. */
  private readonly actionLists: Held[] = [];

  constructor(
    private readonly document: SourceDocument,
    public label: Reading | null,
    /** Its recommendation is quoted from the report of auditors. */
    readonly audit: boolean,
    readonly start: number,
  ) {}

  /** A label announces actions: units and dates that follow are theirs, until the next such label. */
  openActions(): void {
    const open = this.actionLists.at(-1);
    if (!open || open.size > 0) this.actionLists.push(new Map());
  }

  take(field: Field, span: Span): void {
    if (isEmpty(span)) return;
    const fields = this.holding(field);
    const held = fields.get(field);
    if (held) held.push(span);
    else fields.set(field, [span]);
  }

  lastOf = (field: Field): Span | null => this.holding(field).get(field)?.at(-1) ?? null;

  has = (field: Field): boolean => this.holding(field).has(field);

  private holding(field: Field): Held {
    return (OF_ACTIONS.has(field) && this.actionLists.at(-1)) || this.fields;
  }

  /** Nothing is known of it but its number, or a number where its text should be. */
  get isBare(): boolean {
    const others = [...this.fields.keys()].filter((field) => field !== 'text' && field !== 'title').length;
    if (others > 0 || this.responded || this.rows.length > 0 || this.actionLists.length > 0) return false;
    return !this.fields.has('text') || (this.label === null && BARE_NUMBER.test(this.text));
  }

  /** What was taken for the text and is the number: it is no text any more. */
  giveNumber(): Span | null {
    const [number] = this.fields.get('text') ?? [];
    this.fields.delete('text');
    return number ?? null;
  }

  /** A row goes on where it lacks the action that its table names. */
  takeRow(action: RawAction, goesOn: boolean): void {
    const before = this.rows.at(-1);
    if (goesOn && before) this.rows[this.rows.length - 1] = continued(this.document, before, action);
    else this.rows.push(action);
  }

  /** Management has answered, or plans something, though nobody can read what. */
  get answered(): boolean {
    return this.responded || this.rows.length > 0 || this.lists || this.isBlock || this.unread;
  }

  /** Unit, status, priority and date stand with the recommendation itself, as in auditors' reports: two of them at least. */
  get isBlock(): boolean {
    const held = BLOCK.filter((field) => this.fields.has(field)).length;
    return this.audit ? held > 0 : held >= 2 && (this.fields.has('status') || this.hasDate);
  }

  private get hasDate(): boolean {
    return this.fields.has('dueDate') || this.fields.has('revisedDueDate') || this.fields.has('originalDueDate');
  }

  /** Whether the labelled list below the response holds actions. */
  get lists(): boolean {
    return this.actionLists.some((list) => list.has('actions'));
  }

  get text(): string {
    return this.read('text', '').raw;
  }

  finish(): RawRecommendation {
    const planned = [...this.rows, ...this.actionLists.flatMap((list) => this.listed(list))];
    const single = planned.length === 0 && this.isBlock ? [this.singleAction()] : [];
    const addressees = this.fields.has('addressees') || single.length > 0 ? 'addressees' : 'responsible';
    return {
      label: this.label,
      title: this.fields.has('text') ? this.field('title', 'form/title') : null,
      text: this.read(this.fields.has('text') ? 'text' : 'title', 'form/recommendation'),
      priority: this.field('priority', 'form/priority'),
      addressees: this.field(addressees, 'form/addressees'),
      response: this.responded
        ? { text: this.field('response', 'form/response'), category: this.category, added: null, lastUpdated: null }
        : null,
      actions: [...planned, ...single],
    };
  }

  /** The actions of a list; what stands behind it under a label of its own is said of each. */
  private listed(list: Held): RawAction[] {
    const { actions, claims } = listedActions(this.document, list.get('actions') ?? []);
    this.claims.push(...claims);
    const due = this.dueOf(list);
    const shared = {
      ...(list.has('responsible') && { responsible: this.read('responsible', 'list/responsible', list) }),
      ...(due && { dueDate: this.read(due, `list/${due}`, list) }),
      ...(list.has('status') && { status: this.read('status', 'list/status', list) }),
    };
    return actions.map((action) => ({ ...action, ...shared }));
  }

  /** Auditors' reports print no action: unit, date and status are those of the recommendation. */
  private singleAction(): RawAction {
    const due = this.dueOf(this.fields);
    return {
      ...noFields,
      responsible: this.field('responsible', 'block/responsible'),
      dueDate: due ? this.field(due, `block/${due}`) : null,
      status: this.field('status', 'block/status'),
    };
  }

  /** The date that counts; the one it replaces is accounted for. */
  private dueOf(held: Held): Field | undefined {
    const due = (['revisedDueDate', 'dueDate', 'originalDueDate'] as const).find((field) => held.has(field));
    if (due !== 'originalDueDate')
      for (const span of held.get('originalDueDate') ?? []) this.claims.push({ span, as: 'furniture' });
    return due;
  }

  private field(field: Field, rule: string): Reading | null {
    return this.fields.has(field) ? this.read(field, rule) : null;
  }

  private read(field: Field, rule: string, held: Held = this.fields): Reading {
    return readAt(this.document, held.get(field) ?? [], rule);
  }
}
