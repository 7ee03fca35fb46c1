/** Builds Word files: a few words of WordprocessingML per test, packed as Word packs them. */
import { crc32, deflateRawSync } from 'node:zlib';

export const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export interface Entry {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the archive says of the entry, where that is not the truth. */
  readonly states?: {
    readonly size?: number;
    readonly crc?: number;
    readonly flags?: number;
    readonly method?: number;
  };
}

/** Packs entries. */
export function zip(entries: readonly Entry[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, states = {} } of entries) {
    const packed = deflateRawSync(data);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(states.flags ?? 0, 2);
    common.writeUInt16LE(states.method ?? 8, 4);
    common.writeUInt32LE(states.crc ?? crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(states.size ?? data.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), common, tail, nameBytes]),
    );
    files.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

/** The inner XML of each part; only the body must be. */
export interface Parts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly header1?: string;
  readonly footer1?: string;
  readonly glossary?: string;
  /** Addresses by relationship id. */
  readonly links?: Readonly<Record<string, string>>;
  /** Parts as they are, for what the others cannot say. */
  readonly more?: readonly Entry[];
}

const ROOTS: Readonly<Record<string, readonly [root: string, file: string]>> = {
  styles: ['w:styles', 'styles.xml'],
  numbering: ['w:numbering', 'numbering.xml'],
  footnotes: ['w:footnotes', 'footnotes.xml'],
  endnotes: ['w:endnotes', 'endnotes.xml'],
  header1: ['w:hdr', 'header1.xml'],
  footer1: ['w:ftr', 'footer1.xml'],
  glossary: ['w:glossaryDocument', 'glossary/document.xml'],
};

const TYPE_NAMES: Readonly<Record<string, string>> = {
  header1: 'header',
  footer1: 'footer',
  glossary: 'glossaryDocument',
};

const xml = (inner: string): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${inner}`);
const part = (root: string, inner: string): Uint8Array => xml(`<${root} ${NAMESPACES}>${inner}</${root}>`);

export function entriesOf(parts: Parts): Entry[] {
  const names = Object.keys(ROOTS).filter((name) => parts[name as keyof Parts] !== undefined);
  const related = names.map((name) => {
    const type = TYPE_NAMES[name] ?? name;
    return `<Relationship Id="${name}" Type="${OFFICE}/${type}" Target="${ROOTS[name]?.[1]}"/>`;
  });
  const links = Object.entries(parts.links ?? {}).map(
    ([id, target]) => `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${target}" TargetMode="External"/>`,
  );
  const main = `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>`;
  return [
    {
      name: '[Content_Types].xml',
      data: xml(`<Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/>${main}</Types>`),
    },
    {
      name: '_rels/.rels',
      data: xml(
        `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
    },
    { name: 'word/document.xml', data: part('w:document', `<w:body>${parts.body}</w:body>`) },
    {
      name: 'word/_rels/document.xml.rels',
      data: xml(`<Relationships xmlns="${PACKAGE}">${[...related, ...links].join('')}</Relationships>`),
    },
    ...names.map((name) => {
      const [root, file] = ROOTS[name] ?? ['', ''];
      return { name: `word/${file}`, data: part(root, String(parts[name as keyof Parts])) };
    }),
    ...(parts.more ?? []),
  ];
}

/** A Word file of these parts, or of this body. */
export const docx = (parts: Parts | string): Uint8Array =>
  zip(entriesOf(typeof parts === 'string' ? { body: parts } : parts));

export const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${t(text)}</w:r>`;
const content = (inner: string): string => (inner.startsWith('<') || inner === '' ? inner : r(inner));
/** A paragraph of text or of runs. */
export const p = (inner: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content(inner)}</w:p>`;
/** A paragraph in a list. */
export const item = (list: number, level: number, inner: string, mark = ''): string =>
  p(
    inner,
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}`,
  );
export const styled = (style: string, inner: string, more = ''): string =>
  p(inner, `<w:pStyle w:val="${style}"/>${more}`);
/** A cell of text or of blocks. */
export const tc = (inner: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${inner.startsWith('<') ? inner : p(inner)}</w:tc>`;
export const tr = (cells: string, properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
export const tbl = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
export const sdt = (properties: string, inner: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
/** A field with its instruction and its result, as runs. */
export const field = (code: string, result: string, form = ''): string =>
  `<w:r><w:fldChar w:fldCharType="begin">${form}</w:fldChar></w:r><w:r><w:instrText>${code}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** A level of a list: its number, format, what it prints. */
export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
export const abstract = (id: number, ...levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
export const num = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
export const style = (id: string, name: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
