/**
 * What somebody filled in: fields of a form, and text typed on top of a page. To PDFium both are annotations, which its text
 * does not hold; drawn into the page they are read like everything else, at the place where they are seen.
 */
import type { Pdfium } from './library.js';

/** `FPDF_ANNOT_…` in PDFium's headers. */
const LINK = 2;
const FREE_TEXT = 3;
const WIDGET = 20;
const MOST = 10_000;
/** As it is shown on a screen. */
const NORMAL_DISPLAY = 0;
const DRAWN = 1;

/**
 * Draws into the page what is filled in, as it is shown, and takes stamps and notes away; the file stays as it is. True: the page
 * has changed and must be loaded again.
 */
export function drawFilledIn({ call }: Pdfium, page: number): boolean {
  const count = Math.min(call.FPDFPage_GetAnnotCount(page), MOST);
  const others: number[] = [];
  let filled = false;
  for (let index = 0; index < count; index++) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const subtype = call.FPDFAnnot_GetSubtype(annotation);
    call.FPDFPage_CloseAnnot(annotation);
    if (subtype === WIDGET || subtype === FREE_TEXT) filled = true;
    else if (subtype !== LINK) others.push(index);
  }
  if (!filled) return false;
  for (const index of others.reverse()) call.FPDFPage_RemoveAnnot(page, index);
  return call.FPDFPage_Flatten(page, NORMAL_DISPLAY) === DRAWN;
}
