/**
 * Invented PDFs for measuring where no corpus is at hand: matrices of recommendations with ruled tables of key actions, a band of
 * text above each, and long reports of prose; running heads and page numbers. A small writer of its own: text in a standard font,
 * and lines.
 */
import { contentOf } from './pages.mjs';

const LANDSCAPE = [842, 595];
const PORTRAIT = [595, 842];
const MARGIN = 40;
const SIZE = 9;
const LEADING = 11;
const PADDING = 3;
const COLUMNS = [
  ['Key action', 330],
  ['Responsible', 130],
  ['Due date', 80],
  ['Status', 110],
  ['Comments', 112],
];
/** An average: no line gets longer than its cell, whatever letters it has. */
const WIDEST = 0.56;

const escaped = (text) => text.replace(/[\\()]/gu, (sign) => `\\${sign}`);

function wrapped(text, width) {
  const most = Math.floor((width - 2 * PADDING) / (SIZE * WIDEST));
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= most || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Draws from the top of a page down, and goes on to the next where there is no room: rows may be cut there. */
class Sheets {
  pages = [];
  #y = 0;

  constructor(head, [width, height] = LANDSCAPE) {
    this.head = head;
    this.width = width;
    this.height = height;
    this.#next();
  }

  text(x, y, text, bold = false) {
    this.pages.at(-1).push(`BT /${bold ? 'B' : 'R'} ${SIZE} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`);
  }

  paragraph(text, bold = false) {
    for (const line of wrapped(text, this.width - 2 * MARGIN)) {
      if (this.#y < MARGIN + LEADING) this.#next();
      this.text(MARGIN, this.#y, line, bold);
      this.#y -= LEADING;
    }
    this.#y -= LEADING / 2;
  }

  row(cells, bold = false) {
    const lines = cells.map((cell, at) => wrapped(cell, COLUMNS[at][1]));
    const most = Math.max(...lines.map(({ length }) => length));
    let from = 0;
    while (from < most) {
      const room = Math.floor((this.#y - MARGIN - 2 * PADDING) / LEADING);
      if (room < 1) {
        this.#next();
        continue;
      }
      const to = Math.min(most, from + room);
      this.#cells(lines, from, to, bold);
      from = to;
    }
  }

  #cells(lines, from, to, bold) {
    const height = (to - from) * LEADING + 2 * PADDING;
    let x = MARGIN;
    const top = this.#y + LEADING - PADDING;
    for (const [at, [, width]] of COLUMNS.entries()) {
      this.pages.at(-1).push(`${x} ${top - height} ${width} ${height} re S`);
      for (const [row, line] of lines[at].slice(from, to).entries())
        this.text(x + PADDING, this.#y - row * LEADING - PADDING, line, bold);
      x += width;
    }
    this.#y -= height;
  }

  #next() {
    this.pages.push([]);
    this.text(MARGIN, this.height - 25, this.head);
    this.text(this.width / 2, 20, String(this.pages.length));
    this.#y = this.height - MARGIN - LEADING;
  }
}

/** The objects of a file, one after the other, with the table of where each begins. */
function fileOf({ pages, width, height }) {
  const first = 5;
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ');
  const font = (name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ];
  for (const [at, drawn] of pages.entries()) {
    const content = drawn.join('\n');
    objects.push(`<< /Type /Page /Parent 2 0 R /Contents ${first + 2 * at + 1} 0 R >>`);
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A file of at least so many pages. */
export function pdfOf(seed, least) {
  const sheets = new Sheets(`Management response ${seed}`);
  let number = 0;
  for (let part = seed; sheets.pages.length < least; part++) {
    const { recommendations } = contentOf(part);
    for (const { text, response, actions } of recommendations) {
      number++;
      sheets.paragraph(`Evaluation recommendation ${number}: ${text}`, true);
      sheets.paragraph(`Management response: ${response}`);
      sheets.row(
        COLUMNS.map(([name]) => name),
        true,
      );
      for (const { description, unit, due, status, comments } of actions)
        sheets.row([`${number}. ${description}`, unit, due, status, comments]);
    }
  }
  return fileOf(sheets);
}

const CHAPTERS = ['Introduction', 'Methodology', 'Findings', 'Conclusions', 'Lessons learned'];

/** An evaluation report of at least so many pages: recommendations in a summary, and in a chapter behind all the others. */
export function reportOf(seed, least) {
  const sheets = new Sheets(`Evaluation report ${seed}`, PORTRAIT);
  const { title, recommendations } = contentOf(seed);
  const recommend = (number, text) => sheets.paragraph(`Recommendation ${number}: ${text}`);
  const inAll = () => {
    for (const [at, { text }] of recommendations.entries()) recommend(at + 1, text);
  };
  sheets.paragraph(`Final ${title.toLowerCase()}`, true);
  sheets.paragraph('Executive summary', true);
  inAll();
  for (const [at, chapter] of CHAPTERS.entries()) {
    sheets.paragraph(`${at + 1}. ${chapter}`, true);
    const end = ((at + 1) * least) / CHAPTERS.length;
    for (let part = seed + at * 1000; sheets.pages.length < end; part++)
      for (const { text, response } of contentOf(part).recommendations) {
        sheets.paragraph(response);
        sheets.paragraph(`- ${text}`);
      }
  }
  sheets.paragraph(`${CHAPTERS.length + 1}. Recommendations`, true);
  inAll();
  return fileOf(sheets);
}
