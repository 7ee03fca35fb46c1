import { describe, expect, it } from 'vitest';
import { documentOf, pageShape, reading } from './shape.js';

const linksOf = async (body: string): Promise<string[]> => {
  const { text, links } = await documentOf(`<html><body>${body}</body></html>`);
  return links.map(({ span, target }) => `${text.slice(span.start, span.end)} → ${target}`);
};

describe('paragraphs of a page', () => {
  it('end at blocks and line breaks', async () => {
    expect(await pageShape('one<p>two</p>three<br>four<div>five<div>six</div></div><hr>seven')).toEqual(
      'one two three four five six seven'.split(' '),
    );
  });

  it('are not seen under a hidden style, but what takes it back in them is', async () => {
    const hidden = '<p hidden>one</p><p style="display: NONE">two</p><div style="visibility:hidden">three<p>four</p>';
    expect(await pageShape(`${hidden}<span style="visibility: visible">five</span></div><p>six</p>`)).toEqual([
      'five',
      'six',
    ]);
    expect(await pageShape('<div style="visibility:hidden"><table><tr><td>one</td></tr></table></div>two')).toContain(
      'two',
    );
  });

  it('have their white space collapsed, and none at their ends', async () => {
    expect(await pageShape('<p>\n  one \t\n two<b> three </b> <i> four</i>five\n</p>\n <p> </p>')).toEqual([
      'one two three fourfive',
    ]);
  });

  it('keep no-break spaces inside, and none at their ends', async () => {
    expect(await pageShape('<p>&nbsp;&nbsp;one&nbsp;two &nbsp; three&nbsp;</p><p>&nbsp;</p>')).toEqual([
      'one\u00A0two \u00A0 three',
    ]);
  });

  it('have their entities decoded, unfinished ones too, and nothing invisible in them', async () => {
    expect(await pageShape('R&amp;D &lt;2022/07&gt; &eacute;&#233;&#xE9; &copy 5 &#146;')).toEqual([
      'R&D <2022/07> ééé © 5 ’',
    ]);
    expect(await pageShape('Recom&shy;men\u200Bdation\uFEFF<p>\u200B</p>')).toEqual(['Recommendation']);
  });

  it('glue what the page glues: a footnote digit, a tag inside a word', async () => {
    expect(await pageShape('agreed<sup>8</sup> <b>O</b>pen<span>ed</span>')).toEqual(['agreed8 Opened']);
  });

  it('keep preformatted white space', async () => {
    expect(await pageShape('<pre>\nKey   Action\n\n\t  2022/07  \n</pre><p>after  it</p>')).toEqual([
      'Key   Action',
      '\t  2022/07',
      'after it',
    ]);
    const { text } = await documentOf('<html><p>a<pre>b\n\n c</pre><p style="white-space: pre-wrap">d  e\nf');
    expect(text).toBe('a\nb\n\n c\nd  e\nf');
  });

  it('go by the style of the element itself', async () => {
    expect(
      await pageShape('<span style="display:block">a</span><span style="color:red; DISPLAY : flex">b</span>c'),
    ).toEqual(['a', 'b', 'c']);
    expect(await pageShape('a<div style="display:inline">b</div>c')).toEqual(['abc']);
  });

  it('stand in the stored text one per line', async () => {
    expect((await documentOf('<html><h1>A</h1>\n\n<p>b</p><br><br><p>c</p></html>')).text).toBe('A\nb\nc');
  });
});

describe('headings', () => {
  it('carry their level, on each of their lines', async () => {
    expect(await pageShape('<h1>One</h1><h6>Six</h6><h2>Two<br>lines</h2>text')).toEqual([
      '# One',
      '###### Six',
      '## Two',
      '## lines',
      'text',
    ]);
  });

  it('may be marked by role', async () => {
    expect(
      await pageShape(
        '<div role=heading aria-level=3>A</div><span role=heading>B</span><p role=heading aria-level=99>C',
      ),
    ).toEqual(['### A', '## B', '###### C']);
  });
});

describe('lists', () => {
  it('print their markers as part of the paragraph', async () => {
    expect(await pageShape('<ul><li>a<li>b</ul><ol><li>c</li><li><p>d</p><p>e</p></li></ol>')).toEqual([
      '• a',
      '• b',
      '1. c',
      '2. d',
      'e',
    ]);
  });

  it('number as the page says', async () => {
    expect(await pageShape('<ol start=3><li>a<li value=7>b<li>c</ol>')).toEqual(['3. a', '7. b', '8. c']);
    expect(await pageShape('<ol type=a start=26><li>x<li>y</ol>')).toEqual(['z. x', 'aa. y']);
    expect(
      await pageShape('<ol type=A><li>x</ol><ol type=i start=4><li>y</ol><ol type=I start=1999><li>z</ol>'),
    ).toEqual(['A. x', 'iv. y', 'MCMXCIX. z']);
    expect(await pageShape('<ol reversed><li>x<li>y</ol><ol style="list-style-type: lower-latin"><li>z</ol>')).toEqual([
      '2. x',
      '1. y',
      'a. z',
    ]);
    expect(await pageShape('<ol type=a start=0><li>x</ol><ol start=many><li>y</ol>')).toEqual(['0. x', '1. y']);
  });

  it('without markers have none', async () => {
    expect(await pageShape('<ul style="list-style: none"><li>a</ul><li>b')).toEqual(['a', '• b']);
  });

  it('nest, with both numbers where an item begins with a list', async () => {
    expect(
      await pageShape('<ol><li>a<ul><li>b</ul>c<li><ol type=a><li>d<li>e</ol></ol><ul><li><ul><li>f</ul></ul>'),
    ).toEqual(['1. a', '• b', 'c', '2. a. d', 'b. e', '• f']);
  });

  it('leave out the marker of an empty item, but count it', async () => {
    expect(await pageShape('<ol><li> <li>b</ol>')).toEqual(['2. b']);
  });

  it('leave the text of a table alone that an item begins with', async () => {
    expect(await pageShape('<ol><li><table><tr><td>x</table></ol><ul><li><table><tr><td>y</table></ul>')).toEqual([
      '1.',
      { rows: [['x']] },
      { rows: [['y']] },
    ]);
  });
});

describe('what nobody sees', () => {
  it.each([
    '<script>var a = "<p>x</p>";</script>',
    '<style>p { color: red }</style>',
    '<template><p>x</p></template>',
    '<noscript><p>x</p></noscript>',
    '<svg><title>x</title><text>x</text></svg>',
    '<!-- x --><![if x]><?x x?>',
    '<p hidden>x</p>',
    '<div style="color:red;display : none">x<p>x</p></div>',
    '<input type=hidden value=x><input type=submit value=x><input type=checkbox value=x><input type=password value=x>',
    '<img alt=x title=x><iframe>x</iframe><datalist><option>x</datalist><dialog>x</dialog>',
    '<title>x</title><link><meta content=x>',
  ])('%s', async (hidden) => {
    expect(await pageShape(`before${hidden}<p>after</p>`)).toEqual(['before', 'after']);
  });

  it('does not part the words around it', async () => {
    expect(await pageShape('a<div hidden>x</div>b<script>x</script>c')).toEqual(['abc']);
  });

  it('the head is left out, but not a page whose head has no end', async () => {
    expect((await documentOf('<html><head><title>x</title><meta name=x><p>seen')).text).toBe('seen');
  });

  it('what is only folded up counts', async () => {
    expect(await pageShape('<details><summary>More</summary><p>inside</p></details>')).toEqual(['More', 'inside']);
    expect(await pageShape('<p hidden=until-found>found</p><dialog open>d</dialog>')).toEqual(['found', 'd']);
  });

  it('a page where nothing is left is said to be empty', async () => {
    const { document, said } = await reading('<!DOCTYPE html><html><body><script>start()</script></body></html>');
    expect(document).toBeNull();
    expect(said.map(({ code }) => code)).toEqual(['page/no-content']);
  });
});

describe('forms', () => {
  it('show what is filled in and chosen', async () => {
    expect(
      await pageShape('Due:<input value=" 2022/07 ">Status:<select><option>Open<option selected>Done</select>.'),
    ).toEqual(['Due: 2022/07 Status: Done .']);
    expect(await pageShape('<textarea>\n two\nlines</textarea>')).toEqual([' two', 'lines']);
  });

  it('show nothing of a list that nothing is chosen from, and every one of several', async () => {
    expect(await pageShape('Country <select><option>A</option><option>B</option></select> end')).toEqual([
      'Country end',
    ]);
    expect(
      await pageShape(
        'Of <select><optgroup label=x><option>B<option selected>C</select>: <select multiple><optgroup><option selected>D<optgroup><option selected>E</select>',
      ),
    ).toEqual(['Of C :', 'D', 'E']);
    expect(await pageShape('<select multiple><option selected>A<option>B<option selected>C</select>')).toEqual([
      'A',
      'C',
    ]);
  });

  it('show a tick where one is set, and the words on buttons', async () => {
    expect(
      await pageShape('<input type=radio checked>Yes <input type=radio>No<button>1. Recommendation</button>'),
    ).toEqual(['☑ Yes No 1. Recommendation']);
  });

  it('do not swallow the page when a list has no end', async () => {
    expect(await pageShape('<select><option>a<option>b<p>rest <b>of</b> it</p><table><tr><td>x</table>')).toEqual([
      'rest of it',
      { rows: [['x']] },
    ]);
  });
});

describe('regions', () => {
  it.each([
    '<nav>menu</nav>',
    '<aside>menu</aside>',
    '<footer>menu</footer>',
    '<div role=navigation>menu</div>',
    '<span role=banner>menu</span>',
    '<ul role=contentinfo>menu</ul>',
    '<header><nav>menu</nav></header>',
    '<header><header><div role=navigation></div></header>menu</header>',
  ])('navigation: %s', async (menu) => {
    expect(await pageShape(`${menu}<p>text</p>`)).toEqual(['nav: menu', 'text']);
  });

  it.each([
    '<header>title</header>',
    '<main><header>title<nav></nav></header></main>',
    '<article><footer>title</footer></article>',
    '<section><footer>title</footer></section>',
    '<nav><main>title</main></nav>',
    '<nav><div role=main>title</div></nav>',
  ])('content: %s', async (part) => {
    expect(await pageShape(part)).toEqual(['title']);
  });

  it('hold for tables and what is in them', async () => {
    const { blocks } = await documentOf('<html><nav><table><tr><td>a</td></tr></table></nav><p>b');
    expect(blocks).toMatchObject([
      { kind: 'table', region: 'navigation', rows: [{ cells: [{ blocks: [{ region: 'navigation' }] }] }] },
      { region: 'content' },
    ]);
  });

  it('may be those of one cell', async () => {
    expect(await pageShape('<table><tr><td><nav>menu</nav><td role=navigation>more<td>text</table>')).toEqual([
      { rows: [['nav: menu', 'nav: more', 'text']] },
    ]);
  });
});

describe('links', () => {
  it('have the words they stand on and their target as written', async () => {
    expect(await linksOf('See <a href=" /doc?a=1&amp;b=2 "> the <b>plan</b> </a>, <a name=x>no link</a>')).toEqual([
      'the plan → /doc?a=1&b=2',
    ]);
  });

  it('without words have an empty span in the right cell', async () => {
    const { links, blocks } = await documentOf('<table><tr><td>a<td><a href="x.pdf"><img></a><td>b</table>');
    const [table] = blocks;
    const cell = table?.kind === 'table' ? table.rows[0]?.cells[1] : undefined;
    expect(links).toEqual([{ span: { start: 2, end: 2 }, target: 'x.pdf' }]);
    expect(cell?.span).toEqual({ start: 2, end: 2 });
  });

  it('end where the next begins, and with the cell they were left open in', async () => {
    expect(await linksOf('<a href=1>one <a href=2>two</a> three')).toEqual(['one → 1', 'two → 2']);
    expect(await linksOf('<table><tr><td><a href=1>one<td>two</table>')).toEqual(['one → 1']);
  });

  it('may stand around blocks and tables', async () => {
    expect(await linksOf('<ul><li><a href=1><p>one</p><p>two</p></a></ul>')).toEqual(['one\ntwo → 1']);
    expect(await linksOf('<a href=1><table><tr><td>one<td>two</table></a>')).toEqual(['one\ttwo → 1']);
  });
});
