/** What stands in a paragraph: runs, links, fields, controls, tracked changes; written into a {@link Line}. */
import type { Context } from './context.js';
import { type Control, controlOf } from './controls.js';
import { Fields } from './fields.js';
import { escaped, type Line } from './line.js';
import type { Relationship } from './package.js';
import { child, find, isElement, isOn, textIn, textUnder, valIn, type XmlElement, type XmlNode } from './xml.js';

const SILENT = new Set(
  'w:pPr w:rPr w:sdtPr w:sdtEndPr w:proofErr w:bookmarkStart w:bookmarkEnd w:commentRangeStart w:commentRangeEnd'.split(
    ' ',
  ),
);
const DELETED_TEXT = new Set(['w:delText', 'w:t', 'w:sym']);
const BOX = new Set(['w:txbxContent', 'mc:AlternateContent', 'dgm:relIds']);
const UNDERSTOOD = new Set(['w14', 'wps', 'wpg', 'wpc', 'wp14']);
const VISIBLE = /\S/u;
const PRIVATE = /[\uF000-\uF0FF]/u;
/** Boxes of symbol fonts, as the same signs that check boxes have. */
const BOXES: ReadonlyMap<string, string> = new Map([
  ['wingdings:6F', '☐'],
  ['wingdings:71', '☐'],
  ['wingdings:72', '☐'],
  ['wingdings:A8', '☐'],
  ['wingdings:FE', '☑'],
  ['wingdings:FD', '☒'],
  ['wingdings:78', '☒'],
  ['wingdings 2:A3', '☐'],
  ['wingdings 2:52', '☑'],
  ['wingdings 2:54', '☒'],
]);

/** The branch of alternatives that is read; the others say the same for other programs. */
export function branchOf(alternatives: XmlElement): XmlElement | undefined {
  const choices = alternatives.children.filter(isElement).filter(({ name }) => name === 'mc:Choice');
  const understood = choices.find(({ attribs: { Requires = '' } }) => UNDERSTOOD.has(Requires));
  return understood ?? child(alternatives, 'mc:Fallback') ?? choices[0];
}

/** Reads the paragraphs of one text, in order: fields go on from one to the next. */
export class Runs {
  readonly #context: Context;
  readonly #targets: ReadonlyMap<string, Relationship>;
  #fields: Fields;
  /** What stands for the text of the control around it: nothing, or a tick that is written once. */
  #instead: { mark: string } | null = null;
  #isHidden = false;
  #link: string | null = null;
  #contents = 0;

  constructor(context: Context, targets: ReadonlyMap<string, Relationship>, text: XmlElement) {
    this.#context = context;
    this.#targets = targets;
    this.#fields = new Fields(text);
  }

  /** Begins a text box, whose fields and hidden text are its own. Returns what ends it. */
  enter(box: XmlElement): () => void {
    const before = [this.#fields, this.#isHidden, this.#link] as const;
    this.#fields = new Fields(box);
    this.#isHidden = false;
    this.#link = null;
    return () => {
      [this.#fields, this.#isHidden, this.#link] = before;
    };
  }

  /** Reads a paragraph's content. @param style whose runs may be hidden. */
  read(paragraph: XmlElement, line: Line, style: string | undefined): void {
    this.#inline(paragraph.children, line, this.#context.styles.hidden(style) ?? false);
  }

  /** Goes into a control; what is in it reads as the control says. */
  within(element: XmlElement, go: (control: Control) => void): void {
    const control = controlOf(element, this.#context.prompts);
    const before = this.#instead;
    if (control.is === 'check-box') this.#instead = { mark: control.mark };
    if (control.is === 'prompt') {
      this.#instead = { mark: '' };
      if (control.text !== '') this.#context.tally.prompts.push(control.text);
    }
    if (control.is === 'contents') this.#contents++;
    go(control);
    if (control.is === 'contents') this.#contents--;
    this.#instead = before;
  }

  #inline(nodes: readonly XmlNode[], line: Line, hidden: boolean): void {
    for (const node of nodes) {
      if (!isElement(node) || SILENT.has(node.name)) continue;
      switch (node.name) {
        case 'w:r':
          this.#run(node, line, hidden);
          break;
        case 'w:hyperlink':
          this.#hyperlink(node, line, hidden);
          break;
        case 'w:fldSimple':
          this.#fields.beginSimple(node.attribs['w:instr'] ?? '');
          this.#inline(node.children, line, hidden);
          this.#fields.end();
          break;
        case 'w:sdt':
          this.within(node, ({ is }) => {
            this.#inline(child(node, 'w:sdtContent')?.children ?? [], line, hidden);
            if (is === 'check-box') this.#text('', line);
          });
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.leaveOut(node);
          break;
        case 'm:oMath':
          this.#text(textUnder(node, 'm:t'), line);
          break;
        case 'mc:AlternateContent':
          this.#inline(branchOf(node)?.children ?? [], line, hidden);
          break;
        default:
          this.#inline(node.children, line, hidden);
      }
    }
  }

  /** Counts deleted text; text that was moved stands elsewhere. */
  leaveOut(element: XmlElement): void {
    if (element.name === 'w:moveFrom') return;
    for (const text of find(element, DELETED_TEXT)) {
      if (text.name === 'w:sym' || VISIBLE.test(textIn(text))) {
        this.#context.tally.deletions++;
        return;
      }
    }
  }

  #hyperlink(element: XmlElement, line: Line, hidden: boolean): void {
    const before = this.#link;
    const target = this.#targets.get(element.attribs['r:id'] ?? '');
    const anchor = element.attribs['w:anchor'];
    const address = `${target?.external === true ? target.target : ''}${anchor === undefined ? '' : `#${anchor}`}`;
    if (address !== '') this.#link = this.#context.links.add(address);
    this.#inline(element.children, line, hidden);
    this.#link = before;
  }

  #run(run: XmlElement, line: Line, hiddenByStyle: boolean): void {
    const properties = child(run, 'w:rPr');
    const { styles } = this.#context;
    const byStyle = styles.hidden(valIn(child(properties, 'w:rStyle')));
    const before = this.#isHidden;
    this.#isHidden = isOn(child(properties, 'w:vanish')) ?? byStyle ?? hiddenByStyle;
    if (this.#isHidden && VISIBLE.test(textUnder(run, 'w:t'))) this.#context.tally.hidden++;
    this.#runContent(run.children, line, properties);
    this.#isHidden = before;
  }

  #runContent(nodes: readonly XmlNode[], line: Line, properties: XmlElement | undefined): void {
    let ownMark = false;
    for (const node of nodes) {
      if (!isElement(node)) continue;
      switch (node.name) {
        case 'w:t':
          if (!ownMark) this.#symbolsOr(textIn(node), line, properties);
          break;
        case 'w:tab':
        case 'w:ptab':
          if (!this.#silent) line.tab();
          break;
        case 'w:br':
        case 'w:cr':
          if (!this.#silent) line.break();
          break;
        case 'w:noBreakHyphen':
          this.#text('\u2011', line);
          break;
        case 'w:sym':
          this.#symbol(node.attribs['w:font'] ?? '', node.attribs['w:char'] ?? '', line);
          break;
        case 'w:fldChar':
          this.#text(this.#fields.character(node), line);
          break;
        case 'w:instrText':
          this.#fields.instruct(textIn(node));
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          ownMark = isOn(node, node.attribs['w:customMarkFollows'] ?? '0') ?? false;
          this.#note(node, line);
          break;
        default:
          this.#special(node, line, properties);
      }
    }
  }

  #special(node: XmlElement, line: Line, properties: XmlElement | undefined): void {
    const { tally } = this.#context;
    switch (node.name) {
      case 'w:commentReference':
        tally.comments++;
        break;
      case 'w:ruby':
        this.#inline(child(node, 'w:rubyBase')?.children ?? [], line, false);
        break;
      case 'mc:AlternateContent':
        this.#runContent(branchOf(node)?.children ?? [], line, properties);
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        if (!this.#silent) this.#boxes(node, line);
        break;
    }
  }

  /** The text boxes of a drawing; one without any is a picture. */
  #boxes(drawing: XmlElement, line: Line): void {
    const { tally } = this.#context;
    const before = line.boxes.length;
    for (const found of find(drawing, BOX)) {
      if (found.name === 'w:txbxContent') line.boxes.push(found);
      else if (found.name === 'dgm:relIds') tally.diagrams++;
      else this.#boxes(branchOf(found) ?? found, line);
    }
    if (line.boxes.length === before) tally.pictures++;
  }

  #note(node: XmlElement, line: Line): void {
    const id = node.attribs['w:id'] ?? '';
    const notes = node.name === 'w:footnoteReference' ? this.#context.footnotes : this.#context.endnotes;
    if (!this.#silent && notes.has(id)) line.mark(`<w:r><${node.name} w:id="${escaped(id)}"/></w:r>`);
  }

  /** Characters of a symbol font stand at places of their own. */
  #symbolsOr(text: string, line: Line, properties: XmlElement | undefined): void {
    const fonts = PRIVATE.test(text) ? child(properties, 'w:rFonts')?.attribs : undefined;
    const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'];
    if (font === undefined) this.#text(text, line);
    else
      for (const sign of text) {
        if (PRIVATE.test(sign)) this.#symbol(font, sign.charCodeAt(0).toString(16), line);
        else this.#text(sign, line);
      }
  }

  #symbol(font: string, character: string, line: Line): void {
    const code = character.toUpperCase();
    const box = BOXES.get(`${font.toLowerCase()}:${code.slice(-2)}`);
    if (box !== undefined || this.#instead) this.#text(box ?? '\uFFFC', line);
    else if (!this.#silent)
      line.symbol(
        `<w:r><w:sym w:font="${escaped(font)}" w:char="${escaped(code)}"/></w:r>`,
        this.#fields.inContents || this.#contents > 0,
      );
  }

  #text(text: string, line: Line): void {
    if (this.#isHidden || this.#fields.silent) return;
    const shown = this.#instead ? this.#instead.mark : text;
    if (this.#instead) this.#instead.mark = '';
    if (shown === '') return;
    const isUnfilled = this.#fields.inFormText && !VISIBLE.test(shown);
    const { address } = this.#fields;
    const link = this.#link ?? (address === null || address === '' ? null : this.#context.links.add(address));
    line.write(isUnfilled ? ' ' : shown, link, this.#fields.inContents || this.#contents > 0);
  }

  get #silent(): boolean {
    return this.#isHidden || this.#fields.silent || this.#instead !== null;
  }
}
