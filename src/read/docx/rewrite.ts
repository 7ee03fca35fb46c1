/** A Word file → its texts, each rewritten as plain paragraphs and tables. */
import { type Context, Links, newTally, type Tally } from './context.js';
import { promptsIn } from './controls.js';
import { escaped } from './line.js';
import { Lists } from './numbering.js';
import type { Part, WordPackage } from './package.js';
import { Story } from './story.js';
import { Styles } from './styles.js';
import type { Rewritten } from './to-html.js';
import { child, childrenOf, find, type XmlElement } from './xml.js';
import { damaged } from './zip.js';

/** @param tally counts what is not read as content, in the body and its notes. */
export function rewrite(word: WordPackage, tally: Tally): Rewritten {
  const body = child(word.main.root, 'w:body');
  if (!body) throw damaged(`${word.main.path} has no body`);
  const footnotes = word.related('footnotes');
  const endnotes = word.related('endnotes');
  const context: Context = {
    styles: new Styles(word.related('styles')?.root),
    lists: new Lists(word.related('numbering')?.root),
    prompts: promptsIn(word.related('glossaryDocument')?.root),
    links: new Links(),
    tally,
    footnotes: new Set(notesIn(footnotes, 'w:footnote').keys()),
    endnotes: new Set(notesIn(endnotes, 'w:endnote').keys()),
  };
  return {
    body: new Story(context, word.main).blocks(body),
    headers: furniture(word, context, 'w:headerReference'),
    footers: furniture(word, context, 'w:footerReference'),
    footnotes: notes(footnotes, 'w:footnote', context),
    endnotes: notes(endnotes, 'w:endnote', context),
    // Last: now all links are known.
    relationships: context.links.xml(),
  };
}

/** The notes of a part by id, without the lines that separate notes from the text. */
function notesIn(part: Part | null, name: string): Map<string, XmlElement> {
  const all = childrenOf(part?.root, name).filter(({ attribs }) => (attribs['w:type'] ?? 'normal') === 'normal');
  return new Map(all.map((note) => [note.attribs['w:id'] ?? '', note]));
}

function notes(part: Part | null, name: string, context: Context): string {
  if (!part) return '';
  const story = new Story(context, part);
  return [...notesIn(part, name)]
    .map(([id, note]) => `<${name} w:id="${escaped(id)}">${story.blocks(note)}</${name}>`)
    .join('');
}

/** Headers or footers of all sections, each text once. */
function furniture(word: WordPackage, context: Context, name: string): string {
  const texts = new Set<string>();
  const seen = new Set<string>();
  for (const { attribs } of find(word.main.root, new Set([name]))) {
    const part = word.byId(attribs['r:id']);
    if (!part || seen.has(part.path)) continue;
    seen.add(part.path);
    texts.add(new Story({ ...context, tally: newTally() }, part).blocks(part.root));
  }
  return [...texts].join('');
}
