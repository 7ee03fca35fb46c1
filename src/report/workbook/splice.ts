/**
 * Puts the rows of the registers into a workbook that holds everything else. The library builds a workbook whole in memory,
 * which the largest register does not bear; so it writes the frame (formats, tables, print set-up, the page), and the rows
 * go in from here, one at a time.
 */
import { Defect } from '../../core/failure.js';
import { type Part, readParts } from './archive.js';
import type { HiddenSheet, TableSheet } from './book.js';
import { registerFormats } from './look.js';
import { type CellFormats, hiddenRowsXml, letterOf, noLinks, rowsXml, type SheetLinks, xmlText } from './rows.js';

/** What may follow the links in a worksheet begins with its margins, which are always there. */
const AFTER_LINKS = '<pageMargins';
const RELS_END = '</Relationships>';
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** `tables`: by the number of the sheet, counted from 1. */
export function splicedParts(frame: Uint8Array, tables: ReadonlyMap<number, TableSheet | HiddenSheet>): Part[] {
  const links = new Map([...tables.keys()].map((sheet) => [sheet, noLinks()]));
  return readParts(frame).map(({ path, data }) => {
    const [, rels, number] = SHEET.exec(path) ?? [];
    const [table, own] = [tables.get(Number(number)), links.get(Number(number))];
    if (table === undefined || own === undefined) return { path, chunks: () => [data] };
    const xml = data.toString('utf8');
    if (table.kind === 'hidden') return { path, chunks: () => (rels === undefined ? hiddenXml(xml, table) : [data]) };
    return { path, chunks: () => (rels === undefined ? sheetXml(xml, table, own) : relsXml(xml, own)) };
  });
}

/** A worksheet, or what it refers to. In the archive the second comes after the first, so that the links are known by then. */
const SHEET = /^xl\/worksheets\/(_rels\/)?sheet(\d+)\.xml(?:\.rels)?$/;
const DIMENSION = /<dimension ref="[^"]*"\/>/;
const FORMAT = / s="(\d+)"/g;

/** The second row of the frame shows every format once; the rows take its place. */
function* sheetXml(xml: string, table: TableSheet, links: SheetLinks): Generator<string> {
  const [rows, dataEnd, afterLinks] = [
    indexIn(xml, '<row r="2"'),
    indexIn(xml, '</sheetData>'),
    indexIn(xml, AFTER_LINKS),
  ];
  const formats = formatsIn(xml.slice(rows, dataEnd));
  yield xml.slice(0, rows).replace(DIMENSION, `<dimension ref="${rangeOf(table)}"/>`);
  yield* rowsXml(table, formats, links);
  yield xml.slice(dataEnd, afterLinks);
  yield* linksXml(links);
  yield xml.slice(afterLinks);
}

function* hiddenXml(xml: string, sheet: HiddenSheet): Generator<string> {
  const [rows, dataEnd] = [indexIn(xml, '<row r="1"'), indexIn(xml, '</sheetData>')];
  yield xml.slice(0, rows).replace(DIMENSION, `<dimension ref="A1:B${sheet.count}"/>`);
  yield* hiddenRowsXml(sheet);
  yield xml.slice(dataEnd);
}

function indexIn(xml: string, mark: string): number {
  const index = xml.indexOf(mark);
  if (index !== -1) return index;
  throw new Defect(`The frame of the workbook has no ${mark}.`, 'This is a defect of evaltrail: please report it.');
}

function formatsIn(row: string): CellFormats {
  const found = [...row.matchAll(FORMAT)].map(([, index]) => Number(index));
  const at = new Map(registerFormats.map(({ key }, index) => [key, found[index]]));
  return (key) => {
    const index = at.get(key);
    if (index !== undefined) return index;
    throw new Defect(
      `The frame of the workbook has no format ${key}.`,
      'This is a defect of evaltrail: please report it.',
    );
  };
}

/** From the first cell of a register to the last; Excel wants a row below the header also when there is none. */
export const rangeOf = ({ columns, count }: TableSheet): string =>
  `A1:${letterOf(columns.length - 1)}${Math.max(count, 1) + 1}`;

/** What was linked is written once: the cells are forgotten, of which there may be many. */
function* linksXml(links: SheetLinks): Generator<string> {
  if (links.cells.length === 0) return;
  yield '<hyperlinks>';
  for (const { cell, target, within } of links.cells) {
    const place = within === null ? '' : ` location="${xmlText(within)}"`;
    yield `<hyperlink ref="${cell}" r:id="${links.targets.get(target)}"${place}/>`;
  }
  yield '</hyperlinks>';
  links.cells = [];
}

function* relsXml(xml: string, { targets }: SheetLinks): Generator<string> {
  const end = indexIn(xml, RELS_END);
  yield xml.slice(0, end);
  for (const [target, id] of targets) {
    yield `<Relationship Id="${id}" Type="${HYPERLINK}" Target="${xmlText(target)}" TargetMode="External"/>`;
  }
  yield xml.slice(end);
}
