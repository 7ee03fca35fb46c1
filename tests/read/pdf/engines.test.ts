/** Both engines on the same files: what each gives of a page, and that they agree. */
import { describe, expect, it } from 'vitest';
import { pdfiumEngine } from '../../../src/read/pdf/engine-pdfium.js';
import { pdfjsEngine } from '../../../src/read/pdf/engine-pdfjs.js';
import type { OpenPdf, PdfEngine, PdfPage, PdfTag } from '../../../src/read/pdf/page.js';
import { type FileSpec, type PageSpec, pdfOf } from './writer.js';

const ENGINES = [pdfiumEngine, pdfjsEngine];

async function opened(engine: PdfEngine, spec: FileSpec): Promise<OpenPdf> {
  const file = await engine.open(pdfOf(spec), null);
  if ('why' in file) throw new Error(file.why);
  return file;
}

async function pageOf(engine: PdfEngine, page: PageSpec): Promise<PdfPage> {
  const file = await opened(engine, { pages: [page] });
  const read = await file.page(1);
  file.close();
  return read;
}

interface Character {
  readonly text: string;
  readonly box: readonly number[];
  readonly angle: number;
  readonly mark: number;
  readonly weight: number;
  readonly size: number;
  readonly colour: number;
}

/** The order of characters is the engine's: a list that two can be compared by. */
const inPlace = (page: PdfPage): Character[] =>
  charactersOf(page).sort(
    (a, b) => a.mark - b.mark || (a.box[0] ?? 0) - (b.box[0] ?? 0) || (a.box[1] ?? 0) - (b.box[1] ?? 0),
  );

/** The characters that are seen, one by one. */
const charactersOf = ({ characters }: PdfPage): Character[] =>
  Array.from(characters.codes, (code, at) => ({
    text: String.fromCodePoint(code),
    box: [...characters.boxes.subarray(at * 4, at * 4 + 4)],
    angle: characters.angles[at] ?? -1,
    mark: characters.marks[at] ?? -2,
    weight: characters.fontWeights[at] ?? -1,
    size: characters.fontSizes[at] ?? -1,
    colour: characters.colours[at] ?? -2,
  })).filter(({ text }) => text.trim() !== '');

const textOf = (page: PdfPage): string =>
  charactersOf(page)
    .map(({ text }) => text)
    .join('');

const close = (box: readonly number[], expected: readonly number[]): void => {
  expect(box).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) expect(box[at]).toBeCloseTo(value, 1);
};

const rulingsOf = ({ rulings }: PdfPage, direction: 'horizontal' | 'vertical'): number[][] =>
  rulings.filter((each) => each.direction === direction).map(({ x0, top, x1, bottom }) => [x0, top, x1, bottom]);

const typesOf = (tags: readonly PdfTag[] | null): unknown =>
  tags?.map(({ type, marks, children }) => [type, [...marks], typesOf(children)]) ?? null;

describe.each(ENGINES)('$id', (engine) => {
  it('gives each character with its box, from the top left corner', async () => {
    const page = await pageOf(engine, { content: 'BT /F 10 Tf 100 742 Td (II) Tj ET' });
    expect([page.width, page.height]).toEqual([595, 842]);
    const [first, second] = charactersOf(page);
    // Helvetica's I is 0.278 wide; the baseline lies 100 points below the top.
    close(first?.box ?? [], [100, 92, 102.78, 102]);
    close(second?.box ?? [], [102.78, 92, 105.56, 102]);
    expect(first).toMatchObject({ angle: 0, mark: -1, size: 10, weight: 400, colour: 0 });
  });

  it('gives what is filled into the fields of a form, where it is seen', async () => {
    const page = await pageOf(engine, {
      content: 'BT /F 10 Tf 50 742 Td (S) Tj ET',
      filledIn: [{ rect: [100, 740, 200, 760], content: 'BT /F 10 Tf 0 2 Td (II) Tj ET' }],
    });
    expect(textOf(page)).toBe('SII');
    close(charactersOf(page)[1]?.box ?? [], [100, 92, 102.78, 102]);
    expect(charactersOf(page).map(({ mark }) => mark)).toEqual([-1, -1, -1]);
  });

  it('gives text that was typed on top of the page, and no stamp, no note and nothing hidden', async () => {
    const rect = [100, 740, 200, 760] as const;
    const drawn = (text: string): string => `BT /F 10 Tf 0 2 Td (${text}) Tj ET`;
    const page = await pageOf(engine, {
      content: 'BT /F 10 Tf 50 742 Td (S) Tj ET',
      links: [{ rect: [50, 740, 60, 750], action: '/S /URI /URI (https://example.org/plan)' }],
      filledIn: [
        { rect, content: drawn('STAMP'), subtype: 'Stamp' },
        { rect, content: drawn('typed'), subtype: 'FreeText' },
        { rect, content: drawn('NOTE'), subtype: 'Text' },
        { rect, content: drawn('HIDDEN'), entries: '/F 2' },
      ],
    });
    expect(textOf(page)).toBe('Styped');
    expect(page.links.map(({ target }) => target)).toEqual(['https://example.org/plan']);
  });

  it('tells the size as it is seen, the weight by the name and the colour', async () => {
    const page = await pageOf(engine, {
      content: 'BT /B 1 Tf 12 0 0 12 50 700 Tm 1 0 0 rg (A) Tj ET BT 2 Tr /F 9 Tf 50 600 Td 0 0 1 rg (B) Tj ET',
    });
    expect(charactersOf(page)).toMatchObject([
      { text: 'A', size: 12, weight: 700, colour: 0xff0000 },
      { text: 'B', size: 9, weight: 700, colour: 0x0000ff },
    ]);
  });

  it('minds spacing, stretching and rise', async () => {
    const page = await pageOf(engine, { content: 'BT /F 10 Tf 2 Tc 50 Tz 3 Ts 100 742 Td (II) Tj ET' });
    const [first, second] = charactersOf(page);
    close(first?.box ?? [], [100, 89, 101.39, 99]);
    expect((second?.box[0] ?? 0) - (first?.box[0] ?? 0)).toBeCloseTo(2.39, 1);
  });

  it('says in which direction text runs', async () => {
    const page = await pageOf(engine, {
      content: 'BT /F 10 Tf 0 1 -1 0 300 400 Tm (U) Tj ET BT /F 10 Tf 0 -1 1 0 200 400 Tm (D) Tj ET',
    });
    const characters = charactersOf(page);
    const up = characters.find(({ text }) => text === 'U');
    const down = characters.find(({ text }) => text === 'D');
    expect([up?.angle, down?.angle]).toEqual([270, 90]);
    close(up?.box ?? [], [292, 434.78, 302, 442]);
    close(down?.box ?? [], [198, 442, 208, 449.22]);
  });

  it.each([
    [90, 842, 595, [742 - 2, 100, 742 + 8, 102.78], 90],
    [180, 595, 842, [495 - 2.78, 740, 495, 750], 180],
    [270, 842, 595, [92, 595 - 102.78, 102, 495], 270],
  ])('turns a page that is shown turned by %i degrees', async (rotate, width, height, box, angle) => {
    const page = await pageOf(engine, { rotate, content: 'BT /F 10 Tf 100 742 Td (I) Tj ET 0 0 50 0.5 re f' });
    expect([page.width, page.height]).toEqual([width, height]);
    const [only] = charactersOf(page);
    expect(only?.angle).toBe(angle);
    close(only?.box ?? [], box);
    expect(page.rulings).toHaveLength(1);
    expect(page.rulings[0]?.direction).toBe(rotate === 180 ? 'horizontal' : 'vertical');
  });

  it('measures from the corner of what is shown of a page', async () => {
    const page = await pageOf(engine, {
      media: [-50, -50, 600, 900],
      crop: [50, 100, 550, 800],
      content: 'BT /F 10 Tf 100 742 Td (I) Tj ET',
    });
    expect([page.width, page.height]).toEqual([500, 700]);
    close(charactersOf(page)[0]?.box ?? [], [50, 50, 52.78, 60]);
  });

  it('keeps quotes and dashes as they are, and takes a hyphen at the end of a line for a hyphen', async () => {
    const page = await pageOf(engine, {
      content: 'BT /F 10 Tf 14 TL 50 700 Td (\\223It\\222s\\224 2021\\2262022 co-) Tj T* (ordinate) Tj ET',
    });
    expect(textOf(page)).toBe('“It’s”2021–2022co-ordinate');
  });

  it('puts what a stretch of glyphs stands for where the glyphs are', async () => {
    const page = await pageOf(engine, {
      content:
        'BT /F 10 Tf 100 742 Td (G) Tj /Span << /ActualText (ender) >> BDC (ENDER) Tj EMC ( is cross-cutting) Tj ET',
    });
    const characters = charactersOf(page);
    expect(textOf(page)).toBe(engine.id === 'pdfium' ? 'Genderiscross-cutting' : 'GENDERiscross-cutting');
    const starts = characters.map(({ box }) => box[0] ?? 0);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const widths = characters.map(({ box }) => (box[2] ?? 0) - (box[0] ?? 0));
    expect(Math.min(...widths)).toBeGreaterThan(1);
    expect(Math.max(...widths)).toBeLessThan(10);
    // G, ENDER: 0.778 and 0.667 + 0.722 + 0.722 + 0.667 + 0.722 of the size.
    expect(Math.abs((characters[5]?.box[2] ?? 0) - 142.78)).toBeLessThan(1);
    expect(characters[6]?.box[0]).toBeCloseTo(145.56, 1);
  });

  it('reads text in forms where it is shown, forms in forms too', async () => {
    const page = await pageOf(engine, {
      content: '/X BMC EMC q 1 0 0 1 100 0 cm /Outer Do Q BT /F 10 Tf 10 10 Td (Z) Tj ET',
      forms: {
        Outer: { entries: '/Matrix [2 0 0 2 0 0] ', content: 'BT /F 5 Tf 10 100 Td (A) Tj ET 0 50 100 0.25 re f' },
      },
    });
    const [inner] = charactersOf(page);
    expect(inner).toMatchObject({ text: 'A', size: 10 });
    expect(inner?.box[0]).toBeCloseTo(120, 1);
    close(rulingsOf(page, 'horizontal')[0] ?? [], [100, 741.5, 300, 742]);
  });

  it('ties characters to the tags, and those of a form to where the form stands', async () => {
    const page = await pageOf(engine, {
      content: [
        '/P << /MCID 0 >> BDC BT /F 10 Tf 50 700 Td (a) Tj ET EMC',
        '/P << /MCID 1 >> BDC /Form Do EMC',
        '/Artifact BMC BT /F 10 Tf 50 50 Td (z) Tj ET EMC',
      ].join('\n'),
      forms: { Form: { content: '/Span << /MCID 0 >> BDC BT /F 10 Tf 50 600 Td (b) Tj ET EMC' } },
      tags: [
        { type: 'P', kids: [0] },
        { type: 'P', kids: [1] },
      ],
    });
    expect(charactersOf(page).map(({ text, mark }) => `${text}${mark}`)).toEqual(['a0', 'b1', 'z-1']);
    expect(typesOf(page.tags)).toEqual([
      ['P', [0], []],
      ['P', [1], []],
    ]);
  });

  it('gives the tag tree of a table', async () => {
    const page = await pageOf(engine, {
      content: [0, 1, 2]
        .map((n) => `/TD << /MCID ${n} >> BDC BT /F 10 Tf 50 ${700 - n * 20} Td (x) Tj ET EMC`)
        .join('\n'),
      tags: [
        {
          type: 'Table',
          kids: [
            { type: 'TR', kids: [{ type: 'TH', attributes: '/O /Table /ColSpan 2', kids: [0] }] },
            {
              type: 'TR',
              kids: [
                { type: 'TD', kids: [1] },
                { type: 'TD', attributes: '/O /Table /RowSpan 3', kids: [2] },
              ],
            },
          ],
        },
      ],
    });
    expect(typesOf(page.tags)).toEqual([
      [
        'Table',
        [],
        [
          ['TR', [], [['TH', [0], []]]],
          [
            'TR',
            [],
            [
              ['TD', [1], []],
              ['TD', [2], []],
            ],
          ],
        ],
      ],
    ]);
    if (engine.id === 'pdfium') {
      const [first, second] = page.tags?.[0]?.children ?? [];
      expect(first?.children[0]).toMatchObject({ columns: 2, rows: 1 });
      expect(second?.children[1]).toMatchObject({ columns: 1, rows: 3 });
    }
  });

  it('has no tags for an untagged file', async () => {
    expect((await pageOf(engine, { content: 'BT /F 10 Tf 50 700 Td (a) Tj ET' })).tags).toBeNull();
  });

  it('gives links to pages and mailboxes, nothing that runs or opens', async () => {
    const rect = [100, 700, 200, 712];
    const page = await pageOf(engine, {
      content: 'BT /F 10 Tf 50 700 Td (a) Tj ET',
      links: [
        { rect, action: '/S /URI /URI (https://example.org/a?b=c)' },
        { rect, action: '/S /URI /URI (javascript:alert\\(1\\))' },
        { rect, action: '/S /URI /URI (file:///etc/passwd)' },
        { rect, action: '/S /JavaScript /JS (app.alert\\(1\\))' },
        { rect, action: '/S /Launch /F (cmd.exe)' },
      ],
    });
    expect(page.links.map(({ target }) => target)).toEqual(['https://example.org/a?b=c']);
    close(page.links[0]?.box ?? [], [100, 130, 200, 142]);
  });

  it('gives title, language and labels of pages', async () => {
    const file = await opened(engine, {
      pages: [{ content: '' }, { content: '' }, { content: '' }],
      title: 'Management response',
      language: 'fr-FR',
      labels: '0 << /S /r >> 2 << /S /D /St 7 >>',
    });
    expect([file.title, file.language, file.pageCount]).toEqual(['Management response', 'fr-FR', 3]);
    const labels = [];
    for (const number of [1, 2, 3]) labels.push((await file.page(number)).label);
    expect(labels).toEqual(['i', 'ii', '7']);
    file.close();
  });

  it('says how much of a page is picture', async () => {
    const page = await pageOf(engine, { picture: true, content: 'q 595 0 0 421 0 0 cm /P Do Q' });
    expect(page.pictured).toBeCloseTo(0.5, 2);
    expect((await pageOf(engine, { content: '' })).pictured).toBe(0);
  });

  it('says that a file is locked, and opens it with its password', async () => {
    const bytes = pdfOf({ pages: [{ content: 'BT /F 10 Tf 50 700 Td (secret) Tj ET' }], password: 'sesame' });
    expect(await engine.open(bytes, null)).toEqual({ why: 'password' });
    expect(await engine.open(bytes, 'wrong')).toEqual({ why: 'password' });
    const file = await engine.open(bytes, 'sesame');
    if ('why' in file) throw new Error(file.why);
    expect(textOf(await file.page(1))).toBe('secret');
    file.close();
  });

  it('refuses what is no PDF file', async () => {
    expect(await engine.open(Buffer.from('<!DOCTYPE html><p>403</p>'), null)).toEqual({ why: 'format' });
    expect(await engine.open(new Uint8Array(), null)).toEqual({ why: 'format' });
  });

  describe('rulings', () => {
    const drawn = (content: string): Promise<PdfPage> => pageOf(engine, { content });

    it('are strokes', async () => {
      const page = await drawn('2 w 100 742 m 300 742 l S 0.5 w 100 742 m 100 642 l S');
      close(rulingsOf(page, 'horizontal')[0] ?? [], [100, 99, 300, 101]);
      close(rulingsOf(page, 'vertical')[0] ?? [], [99.75, 100, 100.25, 200]);
      expect(page.rulings).toHaveLength(2);
    });

    it('are thin filled rectangles, but no areas', async () => {
      const page = await drawn('100 742 200 0.48 re f 100 642 0.48 100 re f 300 300 100 100 re f');
      expect(page.rulings).toHaveLength(2);
      close(rulingsOf(page, 'horizontal')[0] ?? [], [100, 99.52, 300, 100]);
    });

    it('are the four sides of a rectangle', async () => {
      const page = await drawn('1 w 100 642 200 100 re S');
      expect(rulingsOf(page, 'horizontal').map(([, top = 0, , bottom = 0]) => Math.round((top + bottom) / 2))).toEqual([
        100, 200,
      ]);
      expect(rulingsOf(page, 'vertical').map(([x0 = 0, , x1 = 0]) => Math.round((x0 + x1) / 2))).toEqual([100, 300]);
    });

    it('are the sides of a frame that is filled between two rectangles', async () => {
      const page = await drawn('100 642 200 100 re 101 643 198 98 re f*');
      expect([rulingsOf(page, 'horizontal').length, rulingsOf(page, 'vertical').length]).toEqual([2, 2]);
    });

    it('are the straight pieces of a path, not its slopes and curves', async () => {
      const page = await drawn('1 w 100 700 m 200 700 l 250 650 l 250 600 l 200 550 150 550 100 600 c S');
      expect([rulingsOf(page, 'horizontal').length, rulingsOf(page, 'vertical').length]).toEqual([1, 1]);
    });

    it('are one for a line drawn cell by cell, dash by dash or dot by dot', async () => {
      const cells = [0, 1, 2].map((n) => `${100 + n * 50} 742 50 0.5 re f`);
      const dashes = Array.from({ length: 20 }, (_, n) => `${100 + n * 7} 642 4 0.5 re f`);
      const dots = Array.from({ length: 50 }, (_, n) => `400 ${600 - n * 2} 0.7 0.7 re f`);
      const page = await drawn([...cells, ...dashes, ...dots].join('\n'));
      const across = rulingsOf(page, 'horizontal');
      expect(across).toHaveLength(2);
      close(across[0] ?? [], [100, 99.5, 250, 100]);
      close(across[1] ?? [], [100, 199.5, 237, 200]);
      close(rulingsOf(page, 'vertical')[0] ?? [], [400, 241.3, 400.7, 340]);
      expect(page.rulings).toHaveLength(3);
    });

    it('stay apart where a gap is wider than between dashes', async () => {
      const page = await drawn('1 w 100 742 m 200 742 l S 215 742 m 300 742 l S');
      expect(page.rulings).toHaveLength(2);
    });

    it('are not bullets, white lines, or lines off the page', async () => {
      const bullets = '50 700 2 2 re f 50 680 2 2 re f 50 660 2 2 re f';
      const page = await drawn(`${bullets} 1 g 100 742 200 0.5 re f 1 G 100 500 m 300 500 l S 0 G 700 10 m 900 10 l S`);
      expect(page.rulings).toEqual([]);
    });

    it('end at the edge of the page', async () => {
      const page = await drawn('1 w -100 742 m 900 742 l S');
      close(rulingsOf(page, 'horizontal')[0] ?? [], [0, 99.5, 595, 100.5]);
    });
  });
});

describe('both engines', () => {
  const lines = Array.from({ length: 30 }, (_, n) => {
    const text = `${n + 1}. Unit ${'Wil'.repeat(n % 7)} shall report by ${n + 1} June 2026`;
    return `/P << /MCID ${n} >> BDC BT /${n % 3 ? 'F' : 'B'} ${8 + (n % 5)} Tf ${40 + n} ${800 - n * 20} Td (${text}) Tj ET EMC`;
  });
  const pages: PageSpec[] = [0, 90, 180, 270].map((rotate) => ({
    rotate,
    crop: [10, 20, 580, 830],
    content: [...lines, '0.5 w 40 100 500 200 re S 40 200 m 540 200 l S 300 100 0.4 200 re f'].join('\n'),
    tags: lines.map((_, n) => ({ type: 'P', kids: [n] })),
  }));

  it('put the same characters, rulings and tags in the same places', async () => {
    const [one, other] = await Promise.all(ENGINES.map((engine) => opened(engine, { pages })));
    for (const number of pages.keys()) {
      const first = await one?.page(number + 1);
      const second = await other?.page(number + 1);
      if (!first || !second) throw new Error('no page');
      const [left, right] = [inPlace(first), inPlace(second)];
      expect(left.map(({ text, mark, angle, weight }) => [text, mark, angle, weight])).toEqual(
        right.map(({ text, mark, angle, weight }) => [text, mark, angle, weight]),
      );
      const apart = left.flatMap(({ box }, at) =>
        box.map((side, index) => Math.abs(side - (right[at]?.box[index] ?? 0))),
      );
      expect(Math.max(...apart)).toBeLessThan(0.1);
      expect(first.rulings).toHaveLength(6);
      for (const [at, ruling] of first.rulings.entries()) {
        expect(second.rulings[at]?.direction).toBe(ruling.direction);
        close(rulingsOf(second, ruling.direction).flat(), rulingsOf(first, ruling.direction).flat());
      }
      expect(typesOf(first.tags)).toEqual(typesOf(second.tags));
      expect([first.width, first.height]).toEqual([second.width, second.height]);
    }
    one?.close();
    other?.close();
  });
});
