/** What stands behind and below the label of a recommendation: its headline, its text, its fields; where it ends. */
import type { SourceDocument } from '../../core/document.js';
import type { Claim } from '../../core/reading.js';
import { type Span, trimSpan, within } from '../../core/span.js';
import { textOf } from '../lines.js';
import { BULLET, PLAIN_BULLET } from './bullet.js';
import { fieldTable } from './field-table.js';
import { asideOf, type Field, fieldIn, labelledCells, type Parted, partFields } from './fields.js';
import type { TableRow, Text } from './items.js';
import { type Label, parseLabel } from './label.js';
import { rawOffset } from './offset.js';
import { isAboutAll, recommends } from './recommending.js';
import { inside, type Outline } from './sections.js';

export interface Body {
  readonly title: readonly Span[];
  readonly text: readonly Span[];
  readonly fields: Readonly<Record<Field, readonly Span[]>>;
  readonly claims: readonly Claim[];
  /** The item behind the last that belongs to it. */
  readonly next: number;
}

const BULLETED = new RegExp(`^\\s*${BULLET}\\s+`, 'u');
const LISTED = new RegExp(
  `^\\s*(?:${BULLET}\\s+|${PLAIN_BULLET}\\s+|\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4})[.)]\\s|\\d{1,2}(?:\\.\\d{1,2})+\\.?\\s)`,
  'u',
);
const OPENS_LIST = /[:;]\s*$/u;
/** A number at the edge of the page that a note begins with: no full stop behind it. */
const NOTE = /^\d{1,3}(?:\s+\p{Lu}|\p{Lu}\p{Ll}|\s*https?:)/u;
/** The end of a report of the United Nations. */
const SIGNED = /^\(\s*(?:signed|signé|firmado|подпись)\s*\)/iu;
const CAPTION = /^(?:table|figure|box|tableau|encadré|graphique|cuadro|gráfico|recuadro|quadro|таблица|рис)\.?\s*\d/iu;
const COUNTED = /^\s*(?:\d{2,3}\.|\d{1,2}\.\d{1,3}\.?)\s+(?=\p{Lu}|\p{Lo})/u;
const PARAGRAPH = /^(\d{1,3})\.\s+\S/u;
const MOST = 25;
const ENDS = /[.;:,!?»”"]$/u;
const WORD = /\S+/gu;
const GROUP_WORDS = 8;
const HEADLINE_WORDS = 40;
const PLAIN_HEADLINE_WORDS = 15;
const BEHIND_SENTENCE = /(?<=[.!?])\s/u;
const firstSentence = (text: string): string => text.split(BEHIND_SENTENCE, 1)[0] ?? text;
/** A headline has no full stop. In print a whole recommendation may look like one. */
const isSentence = (text: string): boolean =>
  text.trimEnd().endsWith('.') || (text.match(WORD)?.length ?? 0) > HEADLINE_WORDS;

export class BodyReader {
  constructor(
    private readonly document: SourceDocument,
    private readonly outline: Outline,
  ) {}

  /** The recommendation whose label the item bears. */
  read(index: number, label: Label): Body {
    const { document, outline } = this;
    const item = outline.items[index] as Text;
    const section = outline.sections[index];
    const draft = new Draft(document);
    const rest = trimSpan(
      document.text,
      within(item.span, item.span.start + this.offset(item, label.valueFrom), item.span.end),
    );
    const whole = section !== undefined && inside(section, 'recommendations', 'mixed')?.kind === 'recommendations';
    if (rest.end > rest.start) {
      const words = document.text.slice(rest.start, rest.end);
      const headline =
        (item.heading !== null && !item.boxed && !isSentence(words)) || (!whole && this.headsText(words, item, index));
      if (headline) draft.title.push(rest);
      else draft.take(rest);
    }
    let at = index + 1;
    for (; at < outline.items.length && at - index < MOST; at++) {
      const next = outline.items[at];
      if (next?.kind === 'row' && item.table !== null && next.table === item.table) {
        if (parseLabel(textOf(document, next.span))) break;
        draft.takeRow(next);
        continue;
      }
      const below = next?.kind === 'row' && item.table === null ? fieldTable(document, outline.items, at) : null;
      if (below && draft.text.length > 0) {
        draft.takeFields(below);
        at++;
        continue;
      }
      if (!next || next.kind === 'row' || next.boxed !== item.boxed || outline.headings.has(next)) break;
      if (isLabelled(next, whole)) break;
      if (next.heading !== null) {
        // A headline below a label that stands alone; any other is somebody else's.
        if (!label.alone || draft.title.length > 0 || draft.text.length > 0) break;
        if (isSentence(next.text)) draft.take(next.span);
        else draft.title.push(next.span);
        continue;
      }
      if (NOTE.test(next.text) && document.pages !== null) continue;
      if (this.headsGroup(at, whole)) continue;
      if (!this.belongs(next, draft, { whole: whole || item.boxed, index })) break;
      if (!draft.aside(next)) draft.take(next.span);
    }
    return draft.finish(at);
  }

  /** "Recommendation 2 – Simplify the forms" in plain print: what is to be done stands in the paragraph below. */
  private headsText(words: string, item: Text, index: number): boolean {
    const next = this.outline.items[index + 1];
    if (ENDS.test(words) || (words.match(WORD)?.length ?? 0) > PLAIN_HEADLINE_WORDS || item.boxed) return false;
    if (next?.kind !== 'text' || next.heading !== null || this.outline.headings.has(next)) return false;
    return !isLabelled(next, false) && !PARAGRAPH.test(next.text) && recommends(firstSentence(next.text));
  }

  /** Outside a chapter of recommendations it is one paragraph, and the list that it opens. */
  private belongs(next: Text, draft: Draft, { whole, index }: { whole: boolean; index: number }): boolean {
    const item = this.outline.items[index] as Text;
    if (CAPTION.test(next.text) || SIGNED.test(next.text) || isAboutAll(next.text)) return false;
    if (this.isNextParagraph(next, index)) return draft.text.length === 0 && parseLabel(item.text)?.alone === true;
    if (draft.text.length === 0 || whole) return true;
    if (partFields(this.document, next.span).rest.length === 0) return true;
    return LISTED.test(next.text) && (draft.opensList || draft.listed);
  }

  /** "For the ministry": a short line right above the next label. */
  private headsGroup(at: number, whole: boolean): boolean {
    const [line, below] = this.outline.items.slice(at, at + 2);
    if (line?.kind !== 'text' || below?.kind !== 'text' || !isLabelled(below, whole)) return false;
    return (
      !ENDS.test(line.text) &&
      !line.text.includes(':') &&
      (line.text.match(WORD)?.length ?? 0) <= GROUP_WORDS &&
      !LISTED.test(line.text)
    );
  }

  /** "45. …": the report counts its paragraphs, and goes on. */
  private isNextParagraph({ text }: Text, index: number): boolean {
    const number = Number(PARAGRAPH.exec(text)?.[1] ?? 0);
    if (number < 3) return false;
    for (let at = index; at >= 0 && index - at < MOST; at--) {
      const item = this.outline.items[at];
      const before = item?.kind === 'text' ? PARAGRAPH.exec(item.text)?.[1] : undefined;
      if (before !== undefined) return Number(before) === number - 1 || number > 20;
    }
    return number > 20;
  }

  /** Offsets of labels count in the text with its blanks collapsed: found again in the text as it stands. */
  private offset(item: Text, valueFrom: number): number {
    return rawOffset(this.document.text.slice(item.span.start, item.span.end), valueFrom);
  }
}

function isLabelled({ text }: Text, whole: boolean): boolean {
  const label = parseLabel(text);
  return label !== null && (label.style !== 'short' || whole);
}

class Draft {
  readonly title: Span[] = [];
  readonly text: Span[] = [];
  private readonly fields: Record<Field, Span[]> = { addressees: [], priority: [], timeFrame: [] };
  private readonly claims: Claim[] = [];
  private explains = false;
  opensList = false;
  listed = false;

  constructor(private readonly document: SourceDocument) {}

  take(span: Span): void {
    const parted = partFields(this.document, span);
    this.takeFields(parted);
    for (const rest of parted.rest) this.takeText(rest);
  }

  private takeText(span: Span): void {
    const raw = this.document.text.slice(span.start, span.end);
    // "18. …" below the label: the number of the paragraph.
    const counted = this.text.length === 0 ? COUNTED.exec(raw)?.[0].length : undefined;
    const bullet = counted ?? BULLETED.exec(raw)?.[0].length ?? 0;
    if (bullet > 0) this.claims.push({ span: within(span, span.start, span.start + bullet), as: 'furniture' });
    this.text.push(within(span, span.start + bullet, span.end));
    this.listed = LISTED.test(raw);
    this.opensList = OPENS_LIST.test(raw);
  }

  /** True for what explains the recommendation and is none of it. */
  aside(item: Text): boolean {
    const aside = asideOf(item.text);
    const taken = aside !== null || this.explains;
    this.explains = aside?.alone ?? false;
    if (taken) this.claims.push({ span: item.span, as: 'furniture' });
    return taken;
  }

  takeFields({ fields, claims }: Parted): void {
    for (const name of Object.keys(this.fields) as Field[]) this.fields[name].push(...fields[name]);
    this.claims.push(...claims);
  }

  /** A row of the same table: a field and its value, or what explains the recommendation. */
  takeRow(row: TableRow): void {
    const field = fieldIn(this.document, row.row);
    const labelled = field ? null : labelledCells(this.document, row.row);
    if (labelled) this.takeFields(labelled);
    else if (field) {
      this.fields[field.name].push(...field.spans);
      this.claims.push({ span: field.label, as: 'label' });
    } else this.claims.push({ span: row.span, as: 'furniture' });
  }

  finish(next: number): Body {
    const headless = this.text.length === 0;
    return {
      title: headless ? [] : this.title,
      text: headless ? this.title : this.text,
      fields: this.fields,
      claims: this.claims,
      next,
    };
  }
}
