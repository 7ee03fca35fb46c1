/**
 * What a PDF engine gives of a page: every character with its box, every thin line, the links and the tags. Engines fill it,
 * the layout work reads it, and neither knows the other.
 *
 * All lengths are points (1/72 inch), measured from the top left corner of the page as it is shown (rotation applied).
 */
export interface PdfPage {
  /** Counted from 1. */
  readonly number: number;
  /** The label the document prints for it ("iv", "12"); null where it has none. */
  readonly label: string | null;
  readonly width: number;
  readonly height: number;
  readonly characters: PdfCharacters;
  readonly rulings: readonly Ruling[];
  readonly links: readonly PdfLink[];
  /** The share of the page that lies under pictures, 0 to 1: tells a scanned page from an empty one. */
  readonly pictured: number;
  /** The tag tree of the page; null for an untagged file. */
  readonly tags: readonly PdfTag[] | null;
}

/**
 * One entry per character, about in the order of the content stream (PDFium sorts within what it takes for a line): go by the
 * places. Columns of equal length, because a file has millions.
 */
export interface PdfCharacters {
  /**
   * Unicode code points. A ligature comes as its letters, which share its box; U+FFFD where the file does not say which character
   * it is. Characters that an engine makes up (spaces at gaps, line ends) are left out, and so may spaces be that the file has:
   * a gap tells as much as a space.
   */
  readonly codes: Uint32Array;
  /**
   * Four numbers per character: x0, top, x1, bottom. The box is the line's, not the ink's: along the line as wide as the
   * character's advance, across it as high as its font size, from four fifths above the baseline to one fifth below.
   */
  readonly boxes: Float32Array;
  readonly fontSizes: Float32Array;
  /** 100 to 900; 0 where unknown. */
  readonly fontWeights: Uint16Array;
  /** Direction of the text in degrees, clockwise: 0, 90, 180, 270. */
  readonly angles: Uint16Array;
  /** The marked content that the character belongs to; -1 for none. */
  readonly marks: Int32Array;
  /** RGB of the fill as 0xRRGGBB; -1 where unknown. */
  readonly colours: Int32Array;
}

/** A stroke or a thin filled rectangle, straight and parallel to an edge of the page. */
export interface Ruling {
  readonly direction: 'horizontal' | 'vertical';
  readonly x0: number;
  readonly top: number;
  readonly x1: number;
  readonly bottom: number;
}

export interface PdfLink {
  readonly box: readonly [x0: number, top: number, x1: number, bottom: number];
  readonly target: string;
}

/** An element of the tag tree, as far as it has content on this page. */
export interface PdfTag {
  /** Standard type: `Table`, `TR`, `TH`, `TD`, `P`, `H1`, `L`, `LI`, `Lbl`, `LBody`, `Link`, … */
  readonly type: string;
  readonly marks: readonly number[];
  readonly children: readonly PdfTag[];
  readonly columns: number;
  readonly rows: number;
}

/** What can be wrong with a file before a page is read. */
export type PdfTrouble =
  | { readonly why: 'format' }
  | { readonly why: 'password' }
  | { readonly why: 'security' }
  | { readonly why: 'no-pages' };

/** Opens a file and gives its pages one by one; nothing of a page is kept after it was given. */
export interface PdfEngine {
  /** Permanent: `pdfium`, `pdfjs`. */
  readonly id: string;
  open(bytes: Uint8Array, password: string | null): Promise<OpenPdf | PdfTrouble>;
}

export interface OpenPdf {
  readonly pageCount: number;
  /** The document's own properties, as far as it has them. */
  readonly title: string | null;
  readonly language: string | null;
  /** Pages are numbered from 1. */
  page(number: number): Promise<PdfPage>;
  close(): void;
}
