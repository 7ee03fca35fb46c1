import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reading, shapeOf } from '../shape.js';
import { docx, type Entry, entriesOf, NAMESPACES, p, r, tbl, tc, tr, zip } from './builder.js';

async function said(bytes: Uint8Array): Promise<unknown> {
  const { document, said: all } = await reading(bytes);
  return { read: document !== null, said: all.map(({ code, data }) => ({ code, ...data })) };
}
const fatal = (code: string, data: object = {}): unknown => ({ read: false, said: [{ code, ...data }] });
const word = (more: readonly Entry[], body = p('x')): Uint8Array => zip(entriesOf({ body, more }));
const changed = (name: string, change: Partial<Entry>): Uint8Array =>
  zip(entriesOf({ body: p('x') }).map((entry) => (entry.name === name ? { ...entry, ...change } : entry)));

describe('a Word file that is not whole', () => {
  it('cut off anywhere', async () => {
    const whole = docx(tbl(tr(tc('a') + tc('b'))) + p('c'));
    for (const share of [0.5, 0.7, 0.9, 0.99])
      expect(await said(whole.subarray(0, Math.floor(whole.length * share)))).toMatchObject({
        read: false,
        said: [{ code: 'docx/damaged' }],
      });
  });

  it('a part that is not what was packed, or is packed in an unknown way', async () => {
    const name = 'word/document.xml';
    expect(await said(changed(name, { states: { crc: 1 } }))).toEqual(
      fatal('docx/damaged', { problem: `${name} is not what was packed` }),
    );
    expect(await said(changed(name, { states: { method: 99 } }))).toEqual(
      fatal('docx/damaged', { problem: `${name} is packed in an unknown way` }),
    );
  });

  it('XML that breaks off', async () => {
    const data = Buffer.from(`<w:document ${NAMESPACES}><w:body>${p('one')}<w:p><w:r><w:t>tw`);
    expect(await said(changed('word/document.xml', { data }))).toEqual(
      fatal('docx/damaged', { problem: 'word/document.xml breaks off' }),
    );
  });

  it('no document in it', async () => {
    const without = entriesOf({ body: '' }).filter(({ name }) => name !== 'word/document.xml');
    expect(await said(zip(without))).toEqual(fatal('docx/damaged', { problem: 'word/document.xml is missing' }));
  });

  it('nested beyond measure', async () => {
    const deep = (levels: number): string =>
      `${'<w:customXml>'.repeat(levels)}${p('x')}${'</w:customXml>'.repeat(levels)}`;
    expect(await said(docx(deep(5000)))).toEqual(
      fatal('docx/damaged', { problem: 'it is nested more than 400 levels deep' }),
    );
    let tables = p('inmost');
    for (let level = 0; level < 60; level++) tables = tbl(tr(tc(tables + p(''))));
    const { document } = await reading(docx(tables));
    expect(document?.text).toBe('inmost');
  });
});

describe('a Word file that is locked', () => {
  const ole = (stream: string): Uint8Array =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);

  it('by Word, or by the program that packed it', async () => {
    expect(await said(ole('EncryptedPackage'))).toEqual(fatal('docx/password'));
    expect(await said(changed('word/document.xml', { states: { flags: 1 } }))).toEqual(fatal('docx/password'));
  });

  it('an old Word file is another format', async () => {
    expect(await said(ole('WordDocument'))).toEqual(fatal('source/unsupported', { kind: 'an old Word file (.doc)' }));
  });
});

describe('a Word file that is made to do harm', () => {
  const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1_000_000);

  it('unpacks to many times its size', async () => {
    const { said: all } = (await said(word([{ name: 'word/media/a.bin', data: zeros(60) }]))) as { said: object[] };
    expect(all).toMatchObject([{ code: 'docx/too-large', measure: 'ratio', limit: 200 }]);
  });

  it('unpacks beyond the limit', async () => {
    const media = { name: 'word/media/a.bin', data: new Uint8Array(8), states: { size: 250_000_000 } };
    expect(await said(word([media]))).toMatchObject({
      read: false,
      said: [{ code: 'docx/too-large', measure: 'bytes', limit: 200_000_000 }],
    });
  });

  it('has too many parts', async () => {
    const many = Array.from({ length: 10_001 }, (_, at) => ({ name: `word/media/${at}`, data: new Uint8Array() }));
    expect(await said(word(many))).toMatchObject({
      read: false,
      said: [{ code: 'docx/too-large', measure: 'entries', limit: 10_000 }],
    });
  });

  it('says less than it unpacks to', async () => {
    const data = Buffer.alloc(5_000_000, p('x'));
    expect(await said(changed('word/document.xml', { data, states: { size: 1000 } }))).toEqual(
      fatal('docx/damaged', { problem: 'word/document.xml cannot be unpacked' }),
    );
    expect(deflateRawSync(data).length).toBeLessThan(50_000);
  });

  it('a small file may shrink far', async () => {
    expect(await said(word([{ name: 'word/media/a.bin', data: zeros(9) }]))).toEqual({ read: true, said: [] });
  });

  it('entities of its own are not expanded', async () => {
    const data = Buffer.from(
      `<!DOCTYPE d [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document ${NAMESPACES}><w:body>${p('&a;&b;.')}</w:body></w:document>`,
    );
    const { document } = await reading(changed('word/document.xml', { data }));
    expect(document?.text).not.toContain('boom');
    expect(document?.text).not.toContain('root:');
  });

  it('text that looks like HTML is text', async () => {
    const { document } = await reading(
      docx(p('&lt;script&gt;a&lt;/script&gt; &lt;aside&gt; &lt;div class="furniture-start"&gt;-&lt;/div&gt;')),
    );
    expect(document?.text).toBe('<script>a</script> <aside> <div class="furniture-start">-</div>');
  });
});

describe('a Word file without text', () => {
  it('is no success', async () => {
    expect(await said(docx(''))).toEqual(fatal('source/blank'));
    expect(await said(docx(p(' ') + tbl(tr(tc('')))))).toEqual(fatal('source/blank'));
    expect(await said(docx(p('<w:r><w:drawing/></w:r>') + p('<w:r><w:pict/></w:r>')))).toEqual(
      fatal('docx/no-text', { pictures: 2 }),
    );
  });

  it('an archive that is no Word file is another format', async () => {
    const inner = { name: 'word/document.xml.bak', data: Buffer.from('x') };
    expect(await said(zip([inner]))).toEqual(fatal('source/unsupported', { kind: 'a ZIP archive' }));
  });
});

describe('other programs', () => {
  const body = `<x:body><x:p><x:r><x:t>Agreed</x:t></x:r></x:p></x:body>`;

  it.each([
    ['other prefixes', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
    ['the strict format', 'http://purl.oclc.org/ooxml/wordprocessingml/main'],
  ])('%s', async (_, namespace) => {
    const data = Buffer.from(`<x:document xmlns:x="${namespace}" xmlns:w="urn:other">${body}<w:p/></x:document>`);
    const { document } = await reading(changed('word/document.xml', { data }));
    expect(document?.text).toBe('Agreed');
  });

  it('no prefix, UTF-16', async () => {
    const xml = `\uFEFF<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${body.replaceAll('x:', '')}</document>`;
    const { document } = await reading(changed('word/document.xml', { data: Buffer.from(xml, 'utf16le') }));
    expect(document && shapeOf(document)).toEqual(['Agreed']);
  });

  it('names of parts in other letters', async () => {
    const entries = entriesOf({ body: p(r('x')) }).map((entry) => ({
      ...entry,
      name: entry.name.replace('word/document.xml', 'Word/Document.xml'),
    }));
    expect(await said(zip(entries))).toEqual({ read: true, said: [] });
  });
});
