import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isHtml, kindOf } from '../../src/read/kind.js';
import { documentOf, reading } from './shape.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
/** A ZIP archive of one stored, empty file: enough to be told apart. */
function zip(name: string): Uint8Array {
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004', 'latin1');
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name)]);
}
const ole = (stream: string): Uint8Array =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);
/** Bytes that look random and are the same every time. */
const noise = (length: number): Uint8Array => {
  let seed = 12345;
  return Uint8Array.from({ length }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed >> 16;
  });
};
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('what is refused', () => {
  it('nothing at all', async () => {
    expect(await reading(new Uint8Array())).toEqual({
      document: null,
      said: [{ code: 'source/empty', data: {}, at: null }],
    });
  });

  it.each([[' \n\t\r\n'], ['\u00A0\u00A0'], ['\uFEFF'], ['\uFEFF \u2003\u3000\n'], [' \0 \n \n  ']])(
    'white space only: %j',
    async (text) => {
      const { document, said } = await reading(text);
      expect(document).toBeNull();
      expect(said.map(({ code }) => code)).toEqual(['source/blank']);
    },
  );

  it('white space in UTF-16', async () => {
    const { said } = await reading(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('  \r\n', 'utf16le')]));
    expect(said.map(({ code }) => code)).toEqual(['source/blank']);
  });

  it.each([
    ['a PDF', bytes('%PDF-1.7\n1 0 obj')],
    ['a PDF with a bad header', bytes(' %PDF.1.7\n1 0 obj')],
    ['a PDF after some rubbish', bytes('\u0000\u0001rubbish\n%PDF-1.4\n1 0 obj\n')],
  ])('%s is read as one, and called damaged where no page can be had', async (_, input) => {
    expect((await reading(input)).said).toEqual([{ code: 'pdf/damaged', data: {}, at: null }]);
  });

  it.each([
    ['an Excel file', zip('xl/workbook.xml'), 'an Excel file'],
    ['an archive', zip('notes.txt'), 'a ZIP archive'],
    ['an old Word file', ole('WordDocument'), 'an old Word file (.doc)'],
    ['an old Excel file', ole('Workbook'), 'an Excel file'],
    ['another old Office file', ole('Other'), 'an old Office file'],
    ['an RTF file', bytes('{\\rtf1\\ansi Recommendation}'), 'an RTF file'],
    [
      'a web archive',
      bytes('From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>'),
      'a web archive or e-mail (MIME)',
    ],
  ])('%s is no format we read', async (_, input, kind) => {
    expect((await reading(input)).said).toEqual([{ code: 'source/unsupported', data: { kind }, at: null }]);
  });

  it.each([
    ['a picture', PNG, 'PNG (image/png)'],
    ['something compressed', gzipSync('Recommendation 1'), 'GZ (application/gzip)'],
    ['noise', noise(5000), 'unknown binary data'],
    ['a file of zeros', new Uint8Array(500), 'unknown binary data'],
    ['a short piece of noise', bytes('\u0001\u0002\u0003\u0004'), 'unknown binary data'],
  ])('%s is no text', async (_, input, kind) => {
    expect((await reading(input)).said).toEqual([{ code: 'source/binary', data: { kind }, at: null }]);
  });

  it('a header that is cut off still tells what it was', async () => {
    for (const whole of [PNG, zip('word/document.xml'), ole('WordDocument')])
      for (let length = 4; length < whole.length; length++) {
        const { is } = await kindOf(whole.subarray(0, length));
        expect(is === 'text' ? length : 0).toBeLessThan(9);
      }
  });
});

describe('text or HTML', () => {
  it.each([
    '<!DOCTYPE html><p>x',
    '\uFEFF\n <HTML><body>x',
    '<!-- saved from a site -->\n<html><body>x</body></html>',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>',
    '<head><title>x</title></head>text',
    '<table><tr><td>1</td></tr></table>',
    '<div>one</div>\n<p>two</p>',
    'Some words first\n<table>\n<tr><td>1</td>\n<td>2</td></tr>\n</table>',
    'Warning: something\n<br />\n<div>\n<p>x</p>\n</div>',
    '<h2>Title</h2>\n<p>one\ntwo\nthree\nfour\nfive\nsix</p>\n',
  ])('is HTML: %j', (text) => expect(isHtml(text)).toBe(true));

  it.each([
    'Recommendation 1: Do it.',
    '# Title\n\nText with <b>bold</b> and a <br> in it\n\n- item\n- item',
    '# Title\n\ntext\n\n<table><tr><td>1</td></tr></table>\n\nmore\n\neven more\n',
    '<p align="center">Logo</p>\n\n# Title\n\nText\n\n- one\n- two\n\nThe end.',
    'if a <b and c> d then <p',
    'a < b\nc > d',
    'The file begins with %PDF-1.4.',
    '| Key Action | Responsible |\n| a<br>b | c<br>d |\n| e | f |\n| g<br>h | i |',
    '{"html": "<p>x</p>"}\n{}\n{}\n{}',
    '<not-a-tag>\n<at> <of>',
    '',
  ])('is text: %j', (text) => expect(isHtml(text)).toBe(false));

  it('is decided by the content alone', async () => {
    expect(await documentOf('<html><body><p>One</p></body></html>')).toMatchObject({ format: 'html', text: 'One' });
    expect(await documentOf('One\nTwo')).toMatchObject({ format: 'text', text: 'One\nTwo', mediaType: 'text/plain' });
  });
});
