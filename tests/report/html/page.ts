/** The page as tests read it: its text, its data, and the modules of its own script. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readAssets } from '../../../src/report/html/assets.js';
import { type ReportInput, reportText } from '../../../src/report/html/index.js';

export const PAGE_FOLDER = resolve(import.meta.dirname, '../../../src/report/html/page');

export const pageFiles = (): string[] => readdirSync(PAGE_FOLDER);

/** A module of the page's script: plain JavaScript, checked apart from the rest. */
export const pageModule = <Module>(name: string): Promise<Module> =>
  import(pathToFileURL(join(PAGE_FOLDER, name)).href) as Promise<Module>;

const assets = await readAssets();

export const pageText = (input: ReportInput): string => [...reportText(input, assets)].join('');

/** The JSON text of a script element. */
export const dataOf = (page: string, id: 'data' | 'evidence'): string =>
  page.split(`<script type="application/json" id="${id}">`)[1]?.split('</script>')[0] ?? '';

export type Row = Record<string, unknown>;

interface Filter {
  readonly id: string;
  readonly valuesOf: (row: Row) => readonly string[];
}

export interface View {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly filters: readonly Filter[];
  readonly texts: { readonly match: (row: Row, words: readonly string[]) => boolean };
}

/** The registers of a page, read by the page's own modules. */
export async function registersOf(page: string): Promise<ReadonlyMap<string, View>> {
  const { readData } = await pageModule<{ readData: (text: string, evidence: () => string) => unknown }>('data.js');
  const { viewsOf } = await pageModule<{ viewsOf: (data: unknown) => readonly View[] }>('views.js');
  return new Map(
    viewsOf(readData(dataOf(page, 'data'), () => dataOf(page, 'evidence'))).map((view) => [view.id, view]),
  );
}
