/** From the bytes of a PDF file to its pages, or to the sentence that says why there are none. */
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Report } from '../../../src/core/diagnostics.js';
import { sentenceOf } from '../../../src/core/sentences.js';
import { type PdfContents, type PdfOptions, readPdfPages } from '../../../src/read/pdf/pages.js';
import { type PageSpec, pdfOf } from './writer.js';

interface Read {
  readonly contents: PdfContents | null;
  readonly said: readonly Pick<Diagnostic, 'code' | 'data'>[];
}

async function readIn(bytes: Uint8Array, options: PdfOptions = {}): Promise<Read> {
  const said: Pick<Diagnostic, 'code' | 'data'>[] = [];
  const report: Report = (code, data) => said.push({ code, data } as Pick<Diagnostic, 'code' | 'data'>);
  return { contents: await readPdfPages(bytes, { ...options, pool: null }, report), said };
}

const TEXT: PageSpec = { content: 'BT /F 10 Tf 50 700 Td (Recommendation 1) Tj ET' };
const SCAN: PageSpec = { picture: true, content: 'q 595 0 0 842 0 0 cm /P Do Q' };
const BLANK: PageSpec = { content: '' };

const sentences = ({ said }: Read): string[] =>
  said.map((each) => {
    const { what, remedy } = sentenceOf({ ...each, path: null, at: null } as Diagnostic);
    return `${what} ${remedy}`;
  });

describe('a PDF file', () => {
  it('gives its pages without a word', async () => {
    const { contents, said } = await readIn(pdfOf({ pages: [TEXT, BLANK, TEXT], title: 'Report', language: 'en' }));
    expect(said).toEqual([]);
    expect(contents).toMatchObject({ engine: 'pdfium', title: 'Report', language: 'en' });
    expect(contents?.pages.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('leaves the bytes as they are', async () => {
    const bytes = pdfOf({ pages: [TEXT] });
    const before = Buffer.from(bytes);
    await readIn(bytes);
    await readIn(bytes, { engines: ['pdfjs'] });
    expect(Buffer.from(bytes).equals(before)).toBe(true);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a header only', Buffer.from('%PDF-1.4\n%%EOF')],
    ['half of a file', pdfOf({ pages: [TEXT] }).subarray(0, 300)],
    ['a web page', Buffer.from('<!DOCTYPE html><title>403 Forbidden</title>')],
    ['random bytes', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)],
  ])('that is %s is damaged', async (_, bytes) => {
    expect(await readIn(bytes)).toMatchObject({ contents: null, said: [{ code: 'pdf/damaged' }] });
  });

  it('that was scanned holds no text, which is no success', async () => {
    const read = await readIn(pdfOf({ pages: [SCAN, SCAN] }));
    expect(read).toEqual({ contents: null, said: [{ code: 'pdf/no-text', data: { pages: 2, pictures: 2 } }] });
    expect(sentences(read)[0]).toContain('pictures of 2 pages but no text');
  });

  it('without text or pictures holds no text either', async () => {
    const { contents, said } = await readIn(pdfOf({ pages: [BLANK, { content: 'BT /F 9 Tf 9 9 Td (  ) Tj ET' }] }));
    expect(contents).toBeNull();
    expect(said).toEqual([{ code: 'pdf/no-text', data: { pages: 2, pictures: 0 } }]);
  });

  it('that was partly scanned says which pages are missing', async () => {
    const read = await readIn(pdfOf({ pages: [TEXT, SCAN, BLANK, SCAN, SCAN, TEXT] }));
    expect(read.contents?.pages).toHaveLength(6);
    expect(read.said).toEqual([{ code: 'pdf/partly-scanned', data: { pages: [2, 4, 5] } }]);
    expect(sentences(read)[0]).toContain('Pages 2, 4–5 are pictures without text');
  });

  it('with text over a scan is no scan', async () => {
    const page: PageSpec = { picture: true, content: `${SCAN.content} 3 Tr ${TEXT.content}` };
    expect((await readIn(pdfOf({ pages: [page] }))).said).toEqual([]);
  });

  it('that is locked names the way to open it', async () => {
    const bytes = pdfOf({ pages: [TEXT], password: 'sesame' });
    const locked = await readIn(bytes);
    expect(locked).toEqual({ contents: null, said: [{ code: 'pdf/password', data: { tried: 0 } }] });
    expect(sentences(locked)[0]).toContain('--passwords FILE');
    const wrong = await readIn(bytes, { passwords: ['one', 'two'] });
    expect(wrong.said).toEqual([{ code: 'pdf/password', data: { tried: 2 } }]);
    const right = await readIn(bytes, { passwords: ['one', 'sesame', 'two'] });
    expect([right.contents?.pages.length, right.said]).toEqual([1, []]);
  });

  it('with a page that is gone gives the others', async () => {
    const bytes = pdfOf({ pages: [TEXT, TEXT, TEXT] });
    // The second page is no longer called one, nor has it anything of one.
    const file = Buffer.from(bytes).toString('latin1');
    const at = file.indexOf('/Type /Page /Parent', file.indexOf('/Type /Page /Parent') + 1);
    const end = file.indexOf('endobj', at);
    const broken = Buffer.from(`${file.slice(0, at - 3)}${'7'.padEnd(end - at + 3)}${file.slice(end)}`, 'latin1');
    const read = await readIn(broken);
    expect(read.contents?.pages.map(({ number }) => number)).toEqual([1, 3]);
    expect(read.said).toEqual([{ code: 'pdf/pages-unreadable', data: { pages: [2] } }]);
    expect(sentences(read)[0]).toContain('Page 2 of the PDF file is damaged');
  });

  it('that the first engine cannot open is read with the second, and that is said', async () => {
    // PDFium looks for the header no further than this.
    const late = Buffer.concat([Buffer.from(`${'x'.repeat(79)}\n`.repeat(30)), pdfOf({ pages: [TEXT] })]);
    const read = await readIn(late);
    expect(read.contents?.engine).toBe('pdfjs');
    expect(read.said.map(({ code }) => code)).toEqual(['pdf/second-engine']);
    expect(sentences(read)[0]).toBe('The PDF file was read with pdf.js, because PDFium could not open it. ');
  });

  it('with text that has no size holds no text', async () => {
    const { said } = await readIn(pdfOf({ pages: [{ content: 'BT /F 0 Tf 50 700 Td (Recommendation 1) Tj ET' }] }));
    expect(said.map(({ code }) => code)).toEqual(['pdf/no-text']);
  });

  it('whose characters cannot be told says how many', async () => {
    const content = `${TEXT.content} BT /U 10 Tf 50 600 Td (AA) Tj ET`;
    const read = await readIn(pdfOf({ pages: [{ content }] }));
    expect(read.said).toEqual([{ code: 'pdf/unknown-characters', data: { count: 2 } }]);
    expect(sentences(read)[0]).toContain('For 2 characters the PDF file does not say which they are');
  });
});
