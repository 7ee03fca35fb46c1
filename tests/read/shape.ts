/** Shows a document as a few lines, so that a test can say what it expects: the text of every block, nested as they are. */
import type { Diagnostic, Report } from '../../src/core/diagnostics.js';
import type { Block, SourceDocument } from '../../src/core/document.js';
import type { Span } from '../../src/core/span.js';
import { read } from '../../src/read/index.js';

export type Shape = string | { readonly rows: readonly (readonly CellShape[])[] };
/** One string for a cell of one paragraph, a list for anything else. */
type CellShape = string | readonly Shape[];

/** Paragraphs as text (`# ` for a heading, `nav: ` for navigation), tables as rows of cells. */
export function shapeOf(document: SourceDocument): Shape[] {
  const show = ({ start, end }: Span): string => document.text.slice(start, end);
  const shape = (block: Block): Shape => {
    const region = block.region === 'navigation' ? 'nav: ' : '';
    if (block.kind === 'paragraph')
      return `${region}${block.heading === null ? '' : `${'#'.repeat(block.heading)} `}${show(block.span)}`;
    return {
      rows: block.rows.map(({ cells }) =>
        cells.map(({ blocks }) => {
          const shapes = blocks.map(shape);
          const [only] = shapes;
          if (only === undefined) return '';
          return shapes.length === 1 && typeof only === 'string' ? only : shapes;
        }),
      ),
    };
  };
  return document.blocks.map(shape);
}

export interface Reading {
  readonly document: SourceDocument | null;
  readonly said: readonly Pick<Diagnostic, 'code' | 'data' | 'at'>[];
}

export async function reading(input: string | Uint8Array): Promise<Reading> {
  const said: Pick<Diagnostic, 'code' | 'data' | 'at'>[] = [];
  const report: Report = (code, data, where) => {
    said.push({ code, data, at: where?.at ?? null } as Pick<Diagnostic, 'code' | 'data' | 'at'>);
  };
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  return { document: await read(bytes, report), said };
}

/** Reads what must be readable without a word said. */
export async function documentOf(input: string | Uint8Array): Promise<SourceDocument> {
  const { document, said } = await reading(input);
  if (!document || said.length > 0) throw new Error(`not read: ${JSON.stringify(said)}`);
  return document;
}

/** The shape of the body of a page. */
export async function pageShape(body: string): Promise<Shape[]> {
  return shapeOf(await documentOf(`<!DOCTYPE html><html><body>${body}</body></html>`));
}
