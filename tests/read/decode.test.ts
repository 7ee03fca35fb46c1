import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/read/decode.js';
import { documentOf, reading } from './shape.js';

const SPANISH =
  'La recomendación fue aceptada por la unidad de gestión: acción, evaluación y señales para el próximo año.';
const FRENCH =
  'La recommandation a été acceptée ; l’unité chargée du suivi élabore un plan détaillé à l’échéance prévue.';
const RUSSIAN = 'Рекомендация принята. Ответственное подразделение: Программа развития. Срок исполнения 2022/07.';
const ARABIC = 'تم قبول التوصية. الوحدة المسؤولة: برنامج التنمية الإقليمي. الموعد النهائي 2022/07.';
const POLISH =
  'Zalecenie zostało przyjęte przez jednostkę odpowiedzialną, działanie będzie zakończone w następnym roku, część już.';
const TURKISH = 'Öneri kabul edildi; sorumlu birim değerlendirme planını güçlendirecek ve işbirliği yapılacaktır.';

const joined = (...parts: readonly (readonly number[] | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Buffer)));

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(RUSSIAN)],
    ['UTF-8 with a byte order mark', joined([0xef, 0xbb, 0xbf], Buffer.from(RUSSIAN))],
    ['UTF-16 LE', joined([0xff, 0xfe], Buffer.from(RUSSIAN, 'utf16le'))],
    ['UTF-16 BE', joined([0xfe, 0xff], Buffer.from(RUSSIAN, 'utf16le').swap16())],
    ['UTF-16 LE without mark', Buffer.from(RUSSIAN, 'utf16le')],
    ['UTF-16 BE without mark', Buffer.from(RUSSIAN, 'utf16le').swap16()],
    ['Windows-1251', iconv.encode(RUSSIAN, 'windows-1251')],
    ['KOI8-R', iconv.encode(RUSSIAN, 'koi8-r')],
    ['ISO-8859-5', iconv.encode(RUSSIAN, 'iso-8859-5')],
  ])('%s', async (_, bytes) => {
    expect(await decode(bytes)).toEqual({ text: RUSSIAN, broken: null, nuls: 0 });
  });

  it.each([
    ['windows-1252', SPANISH],
    ['windows-1252', FRENCH],
    ['windows-1252', 'The unit’s plan – “agreed” – stands.'],
    ['windows-1252', 'Recommendation: acción'],
    ['iso-8859-1', SPANISH],
    ['windows-1256', ARABIC],
    ['iso-8859-6', ARABIC],
    ['windows-1250', POLISH],
    ['iso-8859-2', POLISH],
    ['windows-1254', TURKISH],
  ])('%s by its letters: %s', async (encoding, text) => {
    expect((await decode(iconv.encode(text, encoding))).text).toBe(text);
  });

  it('UTF-16 of every script, without a mark', async () => {
    for (const text of [SPANISH, ARABIC, 'Recommendation 1\r\n', `<html>${RUSSIAN}</html>`])
      expect((await decode(Buffer.from(text, 'utf16le'))).text).toBe(text.replace('\r\n', '\n'));
  });

  it.each([
    '<meta charset="windows-1251">',
    "<META CHARSET = 'Windows-1251' />",
    '<meta name="viewport" content="x"><meta http-equiv="Content-Type" content="text/html; charset=cp1251">',
  ])('what the page declares: %s', async (meta) => {
    const page = `<!DOCTYPE html><html><head>${meta}</head><body><p>Статус</p></body></html>`;
    expect((await documentOf(iconv.encode(page, 'windows-1251'))).text).toBe('Статус');
  });

  it('an XML declaration counts as well', async () => {
    const page = '<?xml version="1.0" encoding="ISO-8859-2"?><html><body><p>Część</p></body></html>';
    expect((await documentOf(iconv.encode(page, 'iso-8859-2'))).text).toBe('Część');
  });

  it('valid UTF-8 is UTF-8 whatever the page declares', async () => {
    const page = '<html><head><meta charset="windows-1252"></head><body><p>Acción</p></body></html>';
    expect((await documentOf(page)).text).toBe('Acción');
  });

  it('a page that says UTF-8 and is not is read by its letters', async () => {
    const page = `<html><head><meta charset="utf-8"></head><body><p>${SPANISH}</p></body></html>`;
    expect((await documentOf(iconv.encode(page, 'windows-1252'))).text).toBe(SPANISH);
  });

  it('a declaration that nobody knows is passed over', async () => {
    const page = `<html><head><meta charset="base64"></head><body><p>${SPANISH}</p></body></html>`;
    expect((await documentOf(iconv.encode(page, 'windows-1252'))).text).toBe(SPANISH);
  });
});

describe('damage', () => {
  it('a few broken bytes leave UTF-8 what it is, and are counted', async () => {
    const bytes = joined(
      Buffer.from('año señal acci'),
      [0xf3],
      Buffer.from('n evaluación '),
      [0xff],
      Buffer.from(' fin'),
    );
    const { document, said } = await reading(bytes);
    expect(document?.text).toBe('año señal acci\uFFFDn evaluación \uFFFD fin');
    expect(said).toEqual([
      { code: 'text/broken-encoding', data: { encoding: 'UTF-8', count: 2 }, at: { start: 14, end: 15 } },
    ]);
  });

  it('a text cut off inside a character is UTF-8', async () => {
    const bytes = Buffer.from('plain words and then é').subarray(0, -1);
    expect(await decode(bytes)).toMatchObject({ broken: { encoding: 'UTF-8', count: 1 } });
  });

  it('replacement characters that the source spells out are no news', async () => {
    expect((await reading('was \uFFFD before')).said).toEqual([]);
    const bytes = joined(Buffer.from('ñ \uFFFD \uFFFD ñ '), [0xff], Buffer.from(' é'));
    expect((await decode(bytes)).broken).toEqual({ encoding: 'UTF-8', count: 1 });
  });

  it('bytes that an encoding does not have are counted', async () => {
    const bytes = joined(iconv.encode(SPANISH, 'windows-1252'), [0x81, 0x8d]);
    expect(await decode(bytes)).toMatchObject({ broken: { encoding: 'windows-1252', count: 2 } });
  });

  it('damage that does not show on the page is not told', async () => {
    const bytes = joined(Buffer.from('<html><script>var a = "é'), [0xff], Buffer.from('"</script><p>año</p></html>'));
    expect((await reading(bytes)).said).toEqual([]);
  });

  it('an odd byte at the end of UTF-16', async () => {
    const bytes = joined([0xff, 0xfe], Buffer.from('words', 'utf16le'), [0x41]);
    expect(await decode(bytes)).toMatchObject({ text: 'words\uFFFD', broken: { encoding: 'UTF-16LE', count: 1 } });
  });

  it('NUL characters become spaces, one for one', async () => {
    const { document, said } = await reading('The unit has\0\0agreed to this recommendation and acts on it.');
    expect(document?.text).toBe('The unit has  agreed to this recommendation and acts on it.');
    expect(said).toEqual([{ code: 'text/nul-characters', data: { count: 2 }, at: null }]);
  });

  it('line ends of every system are line feeds', async () => {
    expect((await decode(Buffer.from('a\r\nb\rc\nd\r\r\ne'))).text).toBe('a\nb\nc\nd\n\ne');
  });
});
