/** What the layouts locate in an invented web page, in words: the shape in which the tests of this folder look at it. */
import type { RawEvaluation, Reading } from '../../../src/core/reading.js';
import { chooseLayout } from '../../../src/layouts/index.js';
import { read } from '../../../src/read/index.js';

export interface Located {
  readonly layout: string | null;
  readonly raw: RawEvaluation;
  readonly codes: readonly string[];
  readonly text: string;
}

export async function located(body: string): Promise<Located> {
  const codes: string[] = [];
  const report = (code: string): void => void codes.push(code);
  const document = await read(Buffer.from(`<!DOCTYPE html><html><body>${body}</body></html>`), report);
  if (!document) throw new Error('not read');
  const layout = chooseLayout(document, report);
  if (!layout) throw new Error('no layout');
  return { layout: layout.id, raw: layout.locate(document, report), codes, text: document.text };
}

/** The id of the layout that is chosen; null where none fits. */
export async function layoutOf(body: string): Promise<string | null> {
  const document = await read(Buffer.from(`<!DOCTYPE html><html><body>${body}</body></html>`), () => undefined);
  return document && (chooseLayout(document, () => undefined)?.id ?? null);
}

export const words = (reading: Reading | null | undefined): string | null => reading?.raw ?? null;

/** Every recommendation as its printed parts. */
export const spoken = ({ recommendations }: RawEvaluation): Record<string, unknown>[] =>
  recommendations.map(({ label, text, priority, response, actions }) => ({
    label: words(label),
    text: words(text),
    priority: words(priority),
    category: words(response?.category),
    response: words(response?.text),
    actions: actions.map(({ number, description, responsible, dueDate, status, comments }) =>
      [number ?? null, description, responsible, dueDate, status, comments].map(words),
    ),
  }));
