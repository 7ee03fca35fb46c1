/** The rewritten parts → one HTML page, through mammoth, with what is no content set apart: headers, footers, contents, notes. */
import { CONTENTS_STYLE, headingStyle } from './story.js';

export interface Rewritten {
  readonly headers: string;
  readonly body: string;
  readonly footers: string;
  readonly footnotes: string;
  readonly endnotes: string;
  readonly relationships: string;
}

const START_STYLE = 'furniture-start';
const END_STYLE = 'furniture-end';
const STYLE_MAP = [
  ...[1, 2, 3, 4, 5, 6].map((level) => `p.${headingStyle(level)} => h${level}:fresh`),
  `p.${CONTENTS_STYLE} => nav > p:fresh`,
  `p.${START_STYLE} => div.${START_STYLE}:fresh`,
  `p.${END_STYLE} => div.${END_STYLE}:fresh`,
  'p => p:fresh',
];
const paragraph = (style: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>-</w:t></w:r></w:p>`;
const set = (xml: string): string => (xml === '' ? '' : `${paragraph(START_STYLE)}${xml}${paragraph(END_STYLE)}`);

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** No document can hold these: its own text is escaped. */
const NOTE_PREFIX = 'note:';
const NOTES = `<ol><li id="${NOTE_PREFIX}`;
const REFERENCE = /<sup><a href="#note:[^"]*" id="note:[^"]*">\[\d+\]<\/a><\/sup>/gu;
const WAY_BACK = / <a href="#note:[^"]*">↑<\/a>/gu;
const TAB = '<span style="white-space:pre">\t</span>';

/** Converts. Headers stand first, footers and notes last, each as an aside. */
export async function toHtml(parts: Rewritten): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(packaged(parts), {
    styleMap: STYLE_MAP,
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    idPrefix: NOTE_PREFIX,
  });
  return settled(value);
}

function settled(html: string): string {
  const notes = html.indexOf(NOTES);
  const page = notes < 0 ? html : `${html.slice(0, notes)}<aside>${html.slice(notes)}</aside>`;
  return page
    .replaceAll(`<div class="${START_STYLE}">-</div>`, '<aside>')
    .replaceAll(`<div class="${END_STYLE}">-</div>`, '</aside>')
    .replace(REFERENCE, '')
    .replace(WAY_BACK, '')
    .replaceAll('\t', TAB);
}

type Input = Parameters<typeof import('mammoth')['convertToHtml']>[0];

/** The parts as an opened archive: mammoth takes one, which spares packing and unpacking them, but its types do not say so. */
function packaged({ headers, body, footers, footnotes, endnotes, relationships }: Rewritten): Input {
  const document = `<w:document ${NAMESPACES}><w:body>${set(headers)}${body}${set(footers)}</w:body></w:document>`;
  const parts = new Map([
    ['word/document.xml', document],
    ['word/footnotes.xml', `<w:footnotes ${NAMESPACES}>${footnotes}</w:footnotes>`],
    ['word/endnotes.xml', `<w:endnotes ${NAMESPACES}>${endnotes}</w:endnotes>`],
    ...['document', 'footnotes', 'endnotes'].map((name) => [`word/_rels/${name}.xml.rels`, relationships] as const),
  ]);
  const file = {
    exists: (name: string): boolean => parts.has(name),
    read: (name: string): Promise<string> => Promise.resolve(parts.get(name) ?? ''),
  };
  return { file } as unknown as Input;
}
