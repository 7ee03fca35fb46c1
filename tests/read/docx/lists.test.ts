import { describe, expect, it } from 'vitest';
import { documentOf, reading, type Shape, shapeOf } from '../shape.js';
import { abstract, docx, item, level, num, p, style, styled, tbl, tc, tr } from './builder.js';

const shape = async (body: string, numbering: string, styles = ''): Promise<Shape[]> =>
  shapeOf(await documentOf(docx({ body, numbering, styles })));

const OUTLINE = abstract(0, level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2'), level(2, 'lowerLetter', '(%3)'));

describe('numbers of lists', () => {
  it('count by level', async () => {
    const body = [0, 1, 1, 2, 2, 0, 1].map((at) => item(1, at, 'x')).join('');
    expect(await shape(body, OUTLINE + num(1, 0))).toEqual([
      '1. x',
      '1.1 x',
      '1.2 x',
      '(a) x',
      '(b) x',
      '2. x',
      '2.1 x',
    ]);
  });

  it('go on after an interruption, also in a table', async () => {
    const body = item(1, 0, 'one') + p('between') + tbl(tr(tc(item(1, 0, 'two')) + tc('A'))) + item(1, 0, 'three');
    expect(await shape(body, OUTLINE + num(1, 0))).toEqual([
      '1. one',
      'between',
      { rows: [['2. two', 'A']] },
      '3. three',
    ]);
  });

  it('words around the number are printed', async () => {
    const numbering =
      abstract(0, level(0, 'decimal', 'Recommendation %1:'), level(1, 'decimal', 'Key action %1.%2')) + num(7, 0);
    const body = item(7, 0, 'Train staff') + item(7, 1, 'Hold a course') + item(7, 1, 'Test') + item(7, 0, 'Report');
    expect(await shape(body, numbering)).toEqual([
      'Recommendation 1: Train staff',
      'Key action 1.1 Hold a course',
      'Key action 1.2 Test',
      'Recommendation 2: Report',
    ]);
  });

  it('lists of one definition share their numbers, unless one begins anew', async () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, anew);
    const body = [1, 2, 2, 3, 3, 1].map((list) => item(list, 0, 'x')).join('');
    expect(await shape(body, numbering)).toEqual(['1. x', '2. x', '3. x', '1. x', '2. x', '3. x']);
  });

  it('a list can change a level of its definition', async () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', 'R-%1')}</w:lvlOverride>`;
    expect(await shape(item(4, 0, 'x') + item(4, 0, 'y'), OUTLINE + num(4, 0, own))).toEqual(['R-I x', 'R-II y']);
  });

  it.each([
    ['decimalZero', ['01', '02']],
    ['lowerRoman', ['i', 'ii']],
    ['upperLetter', ['A', 'B']],
    ['ordinal', ['1st', '2nd']],
    ['russianLower', ['а', 'б']],
    ['neverHeardOf', ['1', '2']],
  ])('%s', async (format, numbers) => {
    const numbering = abstract(0, level(0, format, '%1')) + num(1, 0);
    expect(await shape(item(1, 0, 'x') + item(1, 0, 'x'), numbering)).toEqual(numbers.map((number) => `${number} x`));
  });

  it('letters after z are doubled, and the eleventh is no "11st"', async () => {
    const numbering =
      abstract(0, level(0, 'lowerLetter', '%1)')) + abstract(1, level(0, 'ordinal', '%1')) + num(1, 0) + num(2, 1);
    const letters = await shape(item(1, 0, 'x').repeat(28), numbering);
    expect(letters.slice(25)).toEqual(['z) x', 'aa) x', 'bb) x']);
    const ordinals = await shape(item(2, 0, 'x').repeat(22), numbering);
    expect([ordinals[10], ordinals[20], ordinals[21]]).toEqual(['11th x', '21st x', '22nd x']);
  });

  it('a level in digits writes the levels above it in digits', async () => {
    const numbering = abstract(0, level(0, 'upperRoman', '%1'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')) + num(1, 0);
    expect(await shape(item(1, 0, 'x') + item(1, 1, 'y'), numbering)).toEqual(['I x', '1.1 y']);
  });

  it('a level that never begins anew counts through', async () => {
    const numbering =
      abstract(0, level(0, 'decimal', '%1.'), level(1, 'decimal', 'A%2', '<w:lvlRestart w:val="0"/>')) + num(1, 0);
    const body = [0, 1, 1, 0, 1].map((at) => item(1, at, 'x')).join('');
    expect(await shape(body, numbering)).toEqual(['1. x', 'A1 x', 'A2 x', '2. x', 'A3 x']);
  });

  it('nothing stands between the number and a sign where the list says so', async () => {
    const numbering = abstract(0, level(0, 'decimal', 'Recommendation %1', '<w:suff w:val="nothing"/>')) + num(1, 0);
    expect(await shape(item(1, 0, ': Train') + item(1, 0, 'Report'), numbering)).toEqual([
      'Recommendation 1: Train',
      'Recommendation 2 Report',
    ]);
  });

  it('a number alone is text, a bullet alone is not', async () => {
    const numbering =
      abstract(0, level(0, 'decimal', '%1')) + abstract(1, level(0, 'bullet', '\uF0B7')) + num(1, 0) + num(2, 1);
    const row = (list: number, text: string): string => tr(tc(item(list, 0, '')) + tc(text));
    expect(await shape(tbl(row(1, 'a'), row(1, 'b'), row(2, 'c')), numbering)).toEqual([
      {
        rows: [
          ['1', 'a'],
          ['2', 'b'],
          ['', 'c'],
        ],
      },
    ]);
  });

  it('bullets tell their level', async () => {
    const numbering = abstract(0, ...[0, 1, 2].map((at) => level(at, 'bullet', '\uF0B7'))) + num(1, 0);
    expect(await shape([0, 1, 2].map((at) => item(1, at, 'x')).join(''), numbering)).toEqual(['• x', '◦ x', '▪ x']);
  });

  it('come from the style of the paragraph, and go with list 0', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'decimal', '%1.', '<w:pStyle w:val="H1"/>'),
        level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/>'),
      ) + num(3, 0);
    const list = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>';
    const styles =
      style('H1', 'heading 1', list) + style('H2', 'heading 2', list) + style('Own', 'Own', '<w:basedOn w:val="H2"/>');
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const body = styled('H1', 'a') + styled('H2', 'b') + styled('H1', 'c', none) + styled('Own', 'd');
    expect(await shape(body, numbering, styles)).toEqual(['# 1. a', '## 1.1 b', '# c', '## 1.2 d']);
  });

  it('a list that follows a list style', async () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Steps"/>${level(0, 'decimal', 'Step %1')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Steps"/></w:abstractNum>` +
      num(1, 0) +
      num(2, 1);
    expect(await shape(item(2, 0, 'x') + item(1, 0, 'y'), numbering)).toEqual(['Step 1 x', 'Step 2 y']);
  });

  it('deleted paragraphs are not counted, inserted ones are', async () => {
    const body =
      item(1, 0, 'one') +
      item(1, 0, '<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>', '<w:del/>') +
      item(1, 0, '<w:ins><w:r><w:t>two</w:t></w:r></w:ins>', '<w:ins/>');
    const { document } = await reading(docx({ body, numbering: OUTLINE + num(1, 0) }));
    expect(document?.text).toBe('1. one\n2. two');
  });

  it('of a list that is not defined are not made up', async () => {
    expect(await shape(item(9, 0, 'x'), OUTLINE)).toEqual(['x']);
  });
});
