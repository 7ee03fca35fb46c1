/** Writes small PDF files for the tests, so that every number in them is known. */
import { createHash } from 'node:crypto';

export interface PageSpec {
  /** Operators. The font `F` is Helvetica, `B` its bold, and `U` does not say what its A is. */
  readonly content: string;
  /** Left, bottom, right, top; A4 upright when absent. */
  readonly media?: readonly number[];
  readonly crop?: readonly number[];
  readonly rotate?: number;
  /** Forms by name: their dictionary entries and their operators. */
  readonly forms?: Readonly<Record<string, { readonly entries?: string; readonly content: string }>>;
  /** A picture of one grey point, by the name `P`. */
  readonly picture?: boolean;
  readonly links?: readonly { readonly rect: readonly number[]; readonly action: string }[];
  /** What somebody has filled in: the fields of a form, or text put on top of the page. The operators draw from its lower left corner. */
  readonly filledIn?: readonly {
    readonly rect: readonly [left: number, bottom: number, right: number, top: number];
    readonly content: string;
    /** Widget when absent. */
    readonly subtype?: string;
    readonly entries?: string;
  }[];
  /** Elements of the tag tree; an array of numbers is marked content. */
  readonly tags?: readonly TagSpec[];
}

export interface TagSpec {
  readonly type: string;
  readonly attributes?: string;
  readonly kids: readonly (TagSpec | number)[];
}

export interface FileSpec {
  readonly pages: readonly PageSpec[];
  readonly title?: string;
  readonly language?: string;
  /** A number tree of page labels. */
  readonly labels?: string;
  readonly catalogue?: string;
  readonly password?: string;
}

const A4 = [0, 0, 595, 842];

class Writer {
  readonly #objects: { dictionary: string; stream: Buffer | null }[] = [];

  /** Its number; what it holds may be given later. */
  add(dictionary = '', stream: Buffer | null = null): number {
    return this.#objects.push({ dictionary, stream });
  }

  set(number: number, dictionary: string): void {
    this.#objects[number - 1] = { dictionary, stream: null };
  }

  bytes(trailer: string, encrypt: ((number: number, data: Buffer) => Buffer) | null): Uint8Array {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    const offsets: number[] = [];
    const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
    for (const [index, { dictionary, stream }] of this.#objects.entries()) {
      offsets.push(length());
      const data = stream && encrypt ? encrypt(index + 1, stream) : stream;
      const body = data ? `${dictionary.slice(0, dictionary.lastIndexOf('>>'))}/Length ${data.length} >>` : dictionary;
      parts.push(Buffer.from(`${index + 1} 0 obj\n${body}\n`, 'latin1'));
      if (data) parts.push(Buffer.from('stream\n'), data, Buffer.from('\nendstream\n'));
      parts.push(Buffer.from('endobj\n'));
    }
    const start = length();
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const size = this.#objects.length + 1;
    parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
    parts.push(Buffer.from(`trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`, 'latin1'));
    return new Uint8Array(Buffer.concat(parts));
  }
}

/** The bytes of a PDF file with these pages. */
export function pdfOf(spec: FileSpec): Uint8Array {
  const writer = new Writer();
  const catalogue = writer.add();
  const pages = writer.add();
  const font = (name: string): number =>
    writer.add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  const unknown = writer.add(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /nonsense] >> >>',
  );
  const fonts = `<< /F ${font('Helvetica')} 0 R /B ${font('Helvetica-Bold')} 0 R /U ${unknown} 0 R >>`;
  const tree = spec.pages.some(({ tags }) => tags) ? writer.add() : null;
  const roots: number[] = [];
  const parents: string[] = [];
  const kids = spec.pages.map((page, index) => {
    const number = writer.add();
    writer.set(number, pageOf(writer, page, { pages, fonts, index: page.tags ? index : null }));
    if (tree !== null && page.tags) {
      const owners: number[] = [];
      for (const tag of page.tags) roots.push(tagOf(writer, tag, tree, number, owners));
      parents.push(`${index} [${owners.map((owner) => `${owner} 0 R`).join(' ')}]`);
    }
    return number;
  });
  if (tree !== null)
    writer.set(tree, `<< /Type /StructTreeRoot /K [${refs(roots)}] /ParentTree << /Nums [${parents.join(' ')}] >> >>`);
  writer.set(pages, `<< /Type /Pages /Kids [${refs(kids)}] /Count ${kids.length} >>`);
  const entries = [
    spec.language ? `/Lang (${spec.language})` : '',
    spec.labels ? `/PageLabels << /Nums [${spec.labels}] >>` : '',
    tree === null ? '' : `/StructTreeRoot ${tree} 0 R /MarkInfo << /Marked true >>`,
    spec.catalogue ?? '',
  ];
  writer.set(catalogue, `<< /Type /Catalog /Pages ${pages} 0 R ${entries.join(' ')} >>`);
  const info = spec.title ? `/Info ${writer.add(`<< /Title (${spec.title}) >>`)} 0 R` : '';
  if (spec.password === undefined) return writer.bytes(`/Root ${catalogue} 0 R ${info}`, null);
  const lock = lockOf(spec.password);
  return writer.bytes(`/Root ${catalogue} 0 R ${info} ${lock.trailer}`, lock.encrypt);
}

const refs = (numbers: readonly number[]): string => numbers.map((number) => `${number} 0 R`).join(' ');

interface PageContext {
  readonly pages: number;
  readonly fonts: string;
  readonly index: number | null;
}

function pageOf(writer: Writer, page: PageSpec, { pages, fonts, index }: PageContext): string {
  const content = writer.add('<< >>', Buffer.from(page.content, 'latin1'));
  const objects = Object.entries(page.forms ?? {}).map(([name, form]) => {
    const head = `<< /Type /XObject /Subtype /Form /BBox [0 0 2000 2000] /Resources << /Font ${fonts} >> ${form.entries ?? ''}>>`;
    return `/${name} ${writer.add(head, Buffer.from(form.content, 'latin1'))} 0 R`;
  });
  if (page.picture) {
    const head = '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 >>';
    objects.push(`/P ${writer.add(head, Buffer.from([128]))} 0 R`);
  }
  const links = (page.links ?? []).map(({ rect, action }) =>
    writer.add(`<< /Type /Annot /Subtype /Link /Rect [${rect.join(' ')}] /Border [0 0 0] /A << ${action} >> >>`),
  );
  const annotations = (page.filledIn ?? []).map(({ rect, content: drawn, subtype = 'Widget', entries = '' }) => {
    const box = `[0 0 ${rect[2] - rect[0]} ${rect[3] - rect[1]}]`;
    const head = `<< /Type /XObject /Subtype /Form /BBox ${box} /Resources << /Font ${fonts} >> >>`;
    const look = writer.add(head, Buffer.from(drawn, 'latin1'));
    const field = subtype === 'Widget' ? '/FT /Tx /T (field)' : '';
    return writer.add(
      `<< /Type /Annot /Subtype /${subtype} ${entries.includes('/F ') ? '' : '/F 4'} /Rect [${rect.join(' ')}] ${field} /AP << /N ${look} 0 R >> ${entries} >>`,
    );
  });
  const all = [...links, ...annotations];
  return [
    `<< /Type /Page /Parent ${pages} 0 R /MediaBox [${(page.media ?? A4).join(' ')}]`,
    page.crop ? `/CropBox [${page.crop.join(' ')}]` : '',
    page.rotate ? `/Rotate ${page.rotate}` : '',
    index === null ? '' : `/StructParents ${index}`,
    all.length > 0 ? `/Annots [${refs(all)}]` : '',
    `/Resources << /Font ${fonts} /XObject << ${objects.join(' ')} >> >> /Contents ${content} 0 R >>`,
  ].join(' ');
}

function tagOf(writer: Writer, tag: TagSpec, parent: number, page: number, owners: number[]): number {
  const number = writer.add();
  const kids = tag.kids.map((kid) => {
    if (typeof kid === 'number') {
      owners[kid] = number;
      return String(kid);
    }
    return `${tagOf(writer, kid, number, page, owners)} 0 R`;
  });
  const attributes = tag.attributes ? `/A << ${tag.attributes} >>` : '';
  writer.set(
    number,
    `<< /Type /StructElem /S /${tag.type} /P ${parent} 0 R /Pg ${page} 0 R /K [${kids.join(' ')}] ${attributes} >>`,
  );
  return number;
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const ID = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
const PERMISSIONS = -4;
const md5 = (...parts: readonly Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

/** The standard handler in its first revision: 40 bits of RC4. Nothing to keep a secret with, but any reader knows it. */
function lockOf(password: string): { trailer: string; encrypt: (number: number, data: Buffer) => Buffer } {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = md5(padded, owner, permissions, ID).subarray(0, 5);
  const user = rc4(key, PADDING);
  const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`;
  const dictionary = `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(user)} /P ${PERMISSIONS} >>`;
  return {
    trailer: `/Encrypt ${dictionary} /ID [${hex(ID)} ${hex(ID)}]`,
    encrypt: (number, data) => {
      const salt = Buffer.from([number & 0xff, (number >> 8) & 0xff, (number >> 16) & 0xff, 0, 0]);
      return rc4(md5(key, salt).subarray(0, 10), data);
    },
  };
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number): void => {
    [state[one], state[other]] = [state[other] ?? 0, state[one] ?? 0];
  };
  for (let at = 0, to = 0; at < 256; at++) {
    to = (to + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff;
    swap(at, to);
  }
  let one = 0;
  let other = 0;
  return Buffer.from(
    data.map((byte) => {
      one = (one + 1) & 0xff;
      other = (other + (state[one] ?? 0)) & 0xff;
      swap(one, other);
      return byte ^ (state[((state[one] ?? 0) + (state[other] ?? 0)) & 0xff] ?? 0);
    }),
  );
}
