import { describe, expect, it } from 'vitest';
import { documentOf, reading, type Shape, shapeOf } from '../shape.js';
import { docx, field, type Parts, p, r, sdt, style, styled, t, tbl, tc, tr } from './builder.js';

const shape = async (parts: Parts | string): Promise<Shape[]> => shapeOf(await documentOf(docx(parts)));
/** What is read, and what is said of what is not. */
async function left(parts: Parts | string): Promise<{ shape: Shape[]; said: unknown }> {
  const { document, said } = await reading(docx(parts));
  return { shape: document ? shapeOf(document) : [], said: said.map(({ code, data }) => ({ code, ...data })) };
}
const nothing = { code: 'docx/left-out', deletions: 0, comments: 0, hidden: 0, prompts: 0 };

describe('a Word file', () => {
  it('is a document with its own format', async () => {
    const document = await documentOf(docx(p('One') + p(r('Two &amp; ') + r('three', '<w:b/>'))));
    expect(document).toMatchObject({
      text: 'One\nTwo & three',
      format: 'docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      pages: null,
    });
  });

  it('headings: by style name, by what a style is based on, by outline level', async () => {
    const styles =
      style('a', 'heading 2') +
      style('b', 'Box title', '<w:basedOn w:val="a"/>') +
      style('c', 'Part', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
      style('d', 'Title') +
      style('loop', 'Loop', '<w:basedOn w:val="loop"/>');
    const body =
      styled('a', 'A') +
      styled('b', 'B') +
      styled('c', 'C') +
      styled('d', 'D') +
      styled('loop', 'E') +
      p('F', '<w:outlineLvl w:val="2"/>') +
      styled('a', 'G', '<w:outlineLvl w:val="9"/>') +
      styled('none', 'H');
    expect(await shape({ body, styles })).toEqual(['## A', '## B', '# C', '# D', 'E', '### F', 'G', 'H']);
  });

  it('line breaks, page breaks, tabs, hyphens', async () => {
    const body =
      p(`<w:r>${t('a')}<w:br/>${t('b')}<w:br w:type="page"/>${t('c')}<w:cr/>${t('d')}</w:r>`) +
      p(`<w:r><w:tab/>${t('Status:')}<w:tab/>${t('Open')}<w:tab/></w:r>`) +
      p(`<w:r>${t('re')}<w:softHyphen/>${t('port CO')}<w:noBreakHyphen/>${t('12')}</w:r>`) +
      p(`${r('resour')}<w:proofErr w:type="spellStart"/>${r('ces')}`);
    expect(await shape(body)).toEqual(['a', 'b', 'c', 'd', 'Status:\tOpen', 'report CO\u201112', 'resources']);
  });

  it('links, from relationships and fields, are kept and not visited', async () => {
    const body =
      p(
        `<w:hyperlink r:id="rId9">${r('the report')}</w:hyperlink>${r(' and ')}${field('HYPERLINK "https://example.org/b"', r('more'))}`,
      ) + p(`<w:hyperlink w:anchor="_Toc1">${r('above')}</w:hyperlink>`);
    const document = await documentOf(docx({ body, links: { rId9: 'https://example.org/a' } }));
    expect(document.links.map(({ span, target }) => [document.text.slice(span.start, span.end), target])).toEqual([
      ['the report', 'https://example.org/a'],
      ['more', 'https://example.org/b'],
      ['above', '#_Toc1'],
    ]);
  });

  it('smart tags, custom XML, direction and ruby do not hide their text', async () => {
    const body =
      p(`<w:smartTag>${r('Nairobi')}</w:smartTag>${r(' ')}<w:customXml>${r('Office')}</w:customXml>`) +
      p(`<w:dir w:val="rtl">${r('مكتب')}</w:dir><w:bdo w:val="rtl">${r(' عمان')}</w:bdo>`) +
      p(`<w:r><w:ruby><w:rt>${r('note')}</w:rt><w:rubyBase>${r('base')}</w:rubyBase></w:ruby></w:r>`) +
      `<w:customXml>${p('block')}</w:customXml>`;
    expect(await shape(body)).toEqual(['Nairobi Office', 'مكتب عمان', 'base', 'block']);
  });
});

describe('looks', () => {
  const looks =
    '<w:rFonts w:ascii="Arial"/><w:b/><w:i w:val="0"/><w:color w:val="FF0000"/><w:sz w:val="20"/><w:lang w:val="fr-FR"/>';

  it('change no word', async () => {
    const run = (text: string): string => r(text, looks).replace('<w:r>', '<w:r w:rsidR="00A1B2C3">');
    const body = p(
      run('Re') + run('commendation ') + run('1 &lt;w:b/&gt;'),
      `<w:jc w:val="both"/><w:rPr>${looks}</w:rPr>`,
    );
    expect(await shape(body)).toEqual(['Recommendation 1 <w:b/>']);
    expect(await shape(p(r('<![CDATA[<w:b/> x]]>', looks)))).toEqual(['<w:b/> x']);
  });

  it('the font tells what a character of a symbol font is, however it is written', async () => {
    expect(await shape(p(r('&#xF0FE;', '<w:rFonts w:ascii="Wingdings"/>')))).toEqual(['☑']);
  });

  it('a large initial belongs to its word', async () => {
    expect(await shape(p('R', '<w:framePr w:dropCap="drop" w:lines="3"/>') + p('eport'))).toEqual(['Report']);
  });
});

describe('tracked changes', () => {
  const gone = (text: string): string => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

  it('what was inserted is text, what was deleted is not', async () => {
    const body = p(`${r('Due ') + gone('2021')}<w:ins>${r('2022')}</w:ins>`);
    expect(await left(body)).toEqual({ shape: ['Due 2022'], said: [{ ...nothing, deletions: 1 }] });
  });

  it('what was moved stands once', async () => {
    const body = p(`<w:moveFrom>${r('moved')}</w:moveFrom>${r('here')}`) + p(`<w:moveTo>${r('moved')}</w:moveTo>`);
    expect(await shape(body)).toEqual(['here', 'moved']);
  });

  it('a paragraph whose end was deleted goes on in the next, but not over a table', async () => {
    const mark = '<w:rPr><w:del/></w:rPr>';
    const body = p('one ', mark) + p('two') + p('three', mark) + tbl(tr(tc('cell'))) + p('four', mark);
    expect(await shape(body)).toEqual(['one two', 'three', { rows: [['cell']] }, 'four']);
  });

  it('deleted rows and cells', async () => {
    const body = tbl(
      tr(tc('a') + tc('b')),
      tr(tc('c') + tc('d'), '<w:del/>'),
      tr(tc('e') + tc('f', '<w:cellDel/>'), '<w:ins/>'),
    );
    expect(await left(body)).toEqual({ shape: [{ rows: [['a', 'b'], ['e']] }], said: [{ ...nothing, deletions: 1 }] });
  });

  it('comments are left out', async () => {
    const body = p(
      `<w:commentRangeStart w:id="0"/>${r('Agreed')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
    );
    expect(await left(body)).toEqual({ shape: ['Agreed'], said: [{ ...nothing, comments: 1 }] });
  });

  it('hidden text is left out: by the run, by its style, by the row', async () => {
    const styles =
      style('secret', 'Secret', '<w:rPr><w:vanish/></w:rPr>') +
      '<w:style w:type="character" w:styleId="hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const body =
      p(
        r('seen') +
          r(' hidden', '<w:vanish/>') +
          r(' shown', '<w:vanish w:val="0"/>') +
          r(' too', '<w:rStyle w:val="hid"/>'),
      ) +
      styled('secret', 'all') +
      tbl(tr(tc('x')), tr(tc('y'), '<w:hidden/>'));
    const { shape: seen, said } = await left({ body, styles });
    expect(seen).toEqual(['seen shown', { rows: [['x']] }]);
    expect(said).toEqual([{ ...nothing, hidden: 4 }]);
  });
});

describe('content controls', () => {
  it('are read wherever they stand', async () => {
    const body =
      sdt('', p('block')) +
      p(r('in ') + sdt('<w:text/>', r('line'))) +
      tbl(tr(sdt('', tc('cell')) + tc('other')), sdt('', tr(tc(sdt('', p('row'))) + tc(''))));
    expect(await shape(body)).toEqual([
      'block',
      'in line',
      {
        rows: [
          ['cell', 'other'],
          ['row', ''],
        ],
      },
    ]);
  });

  it('a prompt is no answer', async () => {
    const prompt = '<w:showingPlcHdr/>';
    const body =
      p(r('Status: ') + sdt(prompt, r('Choose an item.'))) +
      tbl(tr(tc('Unit') + sdt(prompt, tc('Click to enter text.')))) +
      sdt('<w:showingPlcHdr w:val="0"/>', p('Answer'));
    const { shape: seen, said } = await left(body);
    expect(seen).toEqual(['Status:', { rows: [['Unit', '']] }, 'Answer']);
    expect(said).toEqual([{ ...nothing, prompts: 2 }]);
  });

  it('words other than the prompt are an answer, whatever the flag says', async () => {
    const glossary =
      '<w:docParts><w:docPart><w:docPartPr><w:name w:val="P1"/></w:docPartPr>' +
      `<w:docPartBody>${p('Enter the unit')}</w:docPartBody></w:docPart></w:docParts>`;
    const control = (text: string): string =>
      sdt('<w:placeholder><w:docPart w:val="P1"/></w:placeholder><w:showingPlcHdr/>', p(text));
    expect((await left({ body: control('Enter  the unit') + control('Programme Unit'), glossary })).shape).toEqual([
      'Programme Unit',
    ]);
  });

  it('check boxes: of controls, of forms, of symbol fonts', async () => {
    const box = (value: string, inner: string): string =>
      sdt(`<w14:checkbox><w14:checked w14:val="${value}"/></w14:checkbox>`, inner);
    const form = (state: string): string =>
      field('FORMCHECKBOX', '', `<w:ffData><w:checkBox>${state}</w:checkBox></w:ffData>`);
    const sym = (font: string, char: string): string => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const body =
      p(box('1', r('\u2612')) + r(' Accepted ') + box('0', r('\u2610')) + r(' Rejected')) +
      p(
        form('<w:checked/>') +
          r(' A ') +
          form('<w:default w:val="0"/>') +
          r(' B ') +
          form('<w:default/><w:checked w:val="0"/>') +
          r(' C'),
      ) +
      p(sym('Wingdings', 'F0FE') + r(' yes ') + sym('Wingdings', 'F0A8') + r(' no')) +
      p(r('\uF0FE', '<w:rFonts w:ascii="Wingdings"/>') + r(' typed')) +
      tbl(tr(box('1', tc('\u2612')) + tc('Done')));
    expect(await shape(body)).toEqual([
      '☑ Accepted ☐ Rejected',
      '☑ A ☐ B ☐ C',
      '☑ yes ☐ no',
      '☑ typed',
      { rows: [['☑', 'Done']] },
    ]);
  });
});

describe('fields', () => {
  it('show their result, not their instruction', async () => {
    const nested = field(`IF ${'</w:instrText></w:r>'}${field('PAGE', r('7'))}<w:r><w:instrText> = 7`, r('seven'));
    const body =
      p(r('Table ') + field('SEQ Table', r('3'))) +
      p(nested) +
      p(`<w:fldSimple w:instr=" AUTHOR ">${r('A. Person')}</w:fldSimple>`) +
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MACROBUTTON x [Click here] </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' +
          r('after'),
      );
    expect(await shape(body)).toEqual(['Table 3', 'seven', 'A. Person', 'after']);
  });

  it('a field that never ends does not swallow the rest', async () => {
    expect(
      await shape(
        p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>${r('a')}`) + p('b'),
      ),
    ).toEqual(['a', 'b']);
  });

  it('forms: the chosen entry of a list, the text of a field, nothing where nothing was filled in', async () => {
    const list = (state: string): string =>
      field(
        'FORMDROPDOWN',
        '',
        `<w:ffData><w:ddList>${state}<w:listEntry w:val="Open"/><w:listEntry w:val="Completed"/></w:ddList></w:ffData>`,
      );
    const body =
      p(r('Status: ') + list('<w:result w:val="1"/>')) +
      p(list('')) +
      p(r('Unit: ') + field('FORMTEXT', r('Fund'))) +
      p(r('Date: ') + field('FORMTEXT', r('\u2002\u2002\u2002\u2002')));
    expect(await shape(body)).toEqual(['Status: Completed', 'Open', 'Unit: Fund', 'Date:']);
  });

  it('a table of contents is navigation', async () => {
    const styles =
      style('T1', 'toc 1') + style('TH', 'TOC Heading', '<w:basedOn w:val="H"/>') + style('H', 'heading 1');
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const body =
      styled('TH', 'Contents') +
      p(`${begin + r('One')}<w:r><w:tab/></w:r>${r('1')}`) +
      p('Two 2') +
      p(end) +
      styled('T1', 'Three 3') +
      sdt('<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>', p('Four 4')) +
      styled('H', 'One');
    expect(await shape({ body, styles })).toEqual([
      'nav: Contents',
      'nav: One\t1',
      'nav: Two 2',
      'nav: Three 3',
      'nav: Four 4',
      '# One',
    ]);
  });
});

describe('beside the text', () => {
  it('notes stand at the end, not in the words', async () => {
    const footnotes =
      `<w:footnote w:id="-1" w:type="separator">${p('-')}</w:footnote>` +
      `<w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(' See annex.')}`)}</w:footnote>`;
    const endnotes = `<w:endnote w:id="5">${p('Later.') + p('And more.')}</w:endnote>`;
    const body = p(
      r('The Office') +
        '<w:r><w:footnoteReference w:id="2"/></w:r>' +
        r(' agrees') +
        '<w:r><w:endnoteReference w:id="5"/></w:r>' +
        r('.') +
        '<w:r><w:footnoteReference w:id="77"/></w:r>',
    );
    expect(await shape({ body, footnotes, endnotes })).toEqual([
      'The Office agrees.',
      'nav: 1. See annex.',
      'nav: 2. Later.',
      'nav: And more.',
    ]);
  });

  it('headers stand first and footers last, as navigation, each once', async () => {
    const references = '<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/>';
    const body = `${p('a', `<w:sectPr>${references}</w:sectPr>`) + p('b')}<w:sectPr>${references}</w:sectPr>`;
    const parts = {
      body,
      header1: p('Annex II') + tbl(tr(tc('Ref') + tc('7'))),
      footer1: p(r('Page ') + field('PAGE', r('1'))),
    };
    expect(await shape(parts)).toEqual(['nav: Annex II', { rows: [['nav: Ref', 'nav: 7']] }, 'a', 'b', 'nav: Page 1']);
    expect((await documentOf(docx(parts))).blocks.map(({ region }) => region)).toEqual([
      'navigation',
      'navigation',
      'content',
      'content',
      'navigation',
    ]);
  });

  it('a text box is read once, after its paragraph', async () => {
    const inner = `<w:txbxContent>${p('boxed')}${p('twice?')}</w:txbxContent>`;
    const drawing = `<w:drawing><wps:wsp><wps:txbx>${inner}</wps:txbx></wps:wsp></w:drawing>`;
    const pict = `<w:pict><v:textbox>${inner}</v:textbox></w:pict>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${pict}</mc:Fallback></mc:AlternateContent>`;
    const boxed = ['text', 'boxed', 'twice?', 'next'];
    for (const shown of [both, drawing, pict])
      expect(await shape(p(`${r('te')}<w:r>${shown}</w:r>${r('xt')}`) + p('next'))).toEqual(boxed);
    expect(await shape(tbl(tr(tc(p(`<w:r>${both}</w:r>`)))))).toEqual([{ rows: [[['boxed', 'twice?']]] }]);
  });

  it('alternatives for other programs are not read twice', async () => {
    const choice = (name: string): string =>
      `<mc:AlternateContent><mc:Choice Requires="${name}">${r('new')}</mc:Choice><mc:Fallback>${r('old')}</mc:Fallback></mc:AlternateContent>`;
    expect(await shape(p(choice('w14')) + p(choice('cx9')))).toEqual(['new', 'old']);
  });

  it('formulas keep their signs', async () => {
    expect(await shape(p(`${r('n = ')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>`))).toEqual(['n = a+b']);
  });

  it('says what it cannot read', async () => {
    const diagram = '<w:r><w:drawing><dgm:relIds r:dm="rId1"/></w:drawing></w:r>';
    expect((await left(`${p(r('a') + diagram)}<w:altChunk r:id="rId2"/>`)).said).toEqual([
      { code: 'docx/not-read', what: 'diagram', count: 1 },
      { code: 'docx/not-read', what: 'embedded document', count: 1 },
    ]);
  });
});
