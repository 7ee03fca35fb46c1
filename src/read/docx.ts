/**
 * A Word file (.docx) → document: rewritten as what Word shows, converted to HTML, read as a web page is.
 *
 * Nothing outside the file is opened, no macro is run, and what would unpack beyond the limits is refused unread.
 */
import type { Report } from '../core/diagnostics.js';
import type { Declared, SourceDocument } from '../core/document.js';
import { newTally, type Tally } from './docx/context.js';
import { openPackage } from './docx/package.js';
import { rewrite } from './docx/rewrite.js';
import { type Rewritten, toHtml } from './docx/to-html.js';
import { openArchive, type Refusal, Refused } from './docx/zip.js';
import { readHtml } from './html.js';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Headers and footers alone are no text. */
const HAS_TEXT = /<w:(?:t|sym) /u;

/** @returns null when something fatal was reported: locked, damaged, too large, or without text. */
export async function readDocx(bytes: Uint8Array, report: Report): Promise<SourceDocument | null> {
  const tally = newTally();
  const made = await converted(bytes, tally, report);
  if (made === null) return null;
  const document = await readHtml(`<!DOCTYPE html><html><body>${made.html}</body></html>`, report);
  if (!document) return null;
  sayWhatIsMissing(tally, report);
  return { ...document, format: 'docx', mediaType: MEDIA_TYPE, declared: made.declared };
}

interface Converted {
  readonly html: string;
  readonly declared: Declared;
}

/** Null: refused, and said so. */
async function converted(bytes: Uint8Array, tally: Tally, report: Report): Promise<Converted | null> {
  try {
    const file = rewrittenOf(bytes, tally);
    if (file && HAS_TEXT.test(file.rewritten.body))
      return { html: await toHtml(file.rewritten), declared: file.declared };
    if (!file) report('source/unsupported', { kind: 'a ZIP archive' });
    else if (tally.pictures > 0) report('docx/no-text', { pictures: tally.pictures });
    else report('source/blank', {});
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refuse(error.refusal, report);
  }
  return null;
}

/** Apart, so that the file's own tree is gone before the conversion makes its own. */
function rewrittenOf(bytes: Uint8Array, tally: Tally): { rewritten: Rewritten; declared: Declared } | null {
  const word = openPackage(openArchive(bytes));
  return word && { rewritten: rewrite(word, tally), declared: word.declared };
}

function refuse(refusal: Refusal, report: Report): void {
  if (refusal.is === 'password') report('docx/password', {});
  else if (refusal.is === 'damaged') report('docx/damaged', { problem: refusal.problem });
  else {
    const { measure, value, limit } = refusal;
    report('docx/too-large', { measure, value, limit });
  }
}

function sayWhatIsMissing(tally: Tally, report: Report): void {
  const { deletions, comments, hidden, prompts, diagrams, embedded } = tally;
  if (deletions + comments + hidden + prompts.length > 0)
    report('docx/left-out', { deletions, comments, hidden, prompts: prompts.length });
  if (diagrams > 0) report('docx/not-read', { what: 'diagram', count: diagrams });
  if (embedded > 0) report('docx/not-read', { what: 'embedded document', count: embedded });
}
