/** The tag tree as pdf.js gives it: types and marked content, but no spans of cells over columns and rows. */
import type { PdfTag } from '../page.js';
import type { JsNode } from './library.js';

const CONTENT = /^p(\d+R\d*)_mc(\d+)$/u;
const DEEPEST = 200;

/** @param page the page's own name in ids: content of forms has other numbers */
export function tagsOf(root: JsNode | null, page: string): PdfTag[] | null {
  const tags = (root?.children ?? []).flatMap((node) => tagOf(node, page, 0) ?? []);
  return tags.length > 0 ? tags : null;
}

function tagOf(node: JsNode, page: string, depth: number): PdfTag | null {
  if (node.role === undefined || depth > DEEPEST) return null;
  const marks: number[] = [];
  const children: PdfTag[] = [];
  for (const child of node.children ?? []) {
    const content = CONTENT.exec(child.id ?? '');
    if (child.type === 'content' && content?.[1] === page) marks.push(Number(content[2]));
    const tag = tagOf(child, page, depth + 1);
    if (tag) children.push(tag);
  }
  return { type: node.role, marks, children, columns: 1, rows: 1 };
}
