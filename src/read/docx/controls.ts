/** Content controls: what they are, and whether what stands in them is an answer or the prompt of the template. */
import { CHECKED, UNCHECKED } from './fields.js';
import { child, childrenOf, isOn, textUnder, valIn, type XmlElement } from './xml.js';

export type Control =
  | { readonly is: 'plain' | 'contents' }
  /** Text that stands where nothing was filled in. */
  | { readonly is: 'prompt'; readonly text: string }
  | { readonly is: 'check-box'; readonly mark: string };

/** The prompts that a file defines, by name. */
export type Prompts = ReadonlyMap<string, string>;

const SPACES = /\s+/gu;
const flat = (text: string): string => text.replace(SPACES, ' ').trim();

export function promptsIn(glossary: XmlElement | undefined): Prompts {
  const parts = childrenOf(child(glossary, 'w:docParts'), 'w:docPart');
  return new Map(
    parts.map((part) => [
      valIn(child(part, 'w:docPartPr', 'w:name')) ?? '',
      flat(textUnder(child(part, 'w:docPartBody') ?? part, 'w:t')),
    ]),
  );
}

/** Tells what a content control is. */
export function controlOf(element: XmlElement, prompts: Prompts): Control {
  const properties = child(element, 'w:sdtPr');
  const box = child(properties, 'w14:checkbox');
  if (box) {
    const checked = child(box, 'w14:checked');
    return { is: 'check-box', mark: isOn(checked, checked?.attribs['w14:val']) ? CHECKED : UNCHECKED };
  }
  const gallery = valIn(child(properties, 'w:docPartObj', 'w:docPartGallery'));
  if (gallery?.toLowerCase().startsWith('table of') === true) return { is: 'contents' };
  if (isOn(child(properties, 'w:showingPlcHdr')) === true) {
    const text = flat(textUnder(child(element, 'w:sdtContent') ?? element, 'w:t'));
    const prompt = prompts.get(valIn(child(properties, 'w:placeholder', 'w:docPart')) ?? '');
    // Programs that fill in forms forget to take the flag off: other words than the prompt's are an answer.
    if (prompt === undefined || prompt === '' || prompt === text) return { is: 'prompt', text };
  }
  return { is: 'plain' };
}
