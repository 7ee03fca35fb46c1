/** pdf.js as pdf-parse brings it along: the part of its interface that is used. */

export interface PdfJs {
  getDocument(source: object): { readonly promise: Promise<JsDocument> };
  readonly OPS: Readonly<Record<string, number>>;
}

export interface JsDocument {
  readonly numPages: number;
  getPage(number: number): Promise<JsPage>;
  getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
  getPageLabels(): Promise<readonly string[] | null>;
  destroy(): Promise<void>;
}

export interface JsPage {
  readonly view: readonly number[];
  readonly rotate: number;
  readonly ref: { readonly num: number; readonly gen: number } | null;
  readonly commonObjs: { has(id: string): boolean; get(id: string): JsFont };
  getOperatorList(options: object): Promise<JsOperators>;
  getAnnotations(): Promise<readonly JsAnnotation[]>;
  getStructTree(): Promise<JsNode | null>;
  cleanup(): void;
}

export interface JsOperators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

export interface JsFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly number[];
}

export interface JsGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

export interface JsAnnotation {
  readonly id: string;
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly url?: string;
}

export interface JsNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly JsNode[];
}

let library: Promise<PdfJs> | null = null;

/** pdf.js, loaded once in each thread. */
export function pdfjs(): Promise<PdfJs> {
  library ??= load();
  return library;
}

async function load(): Promise<PdfJs> {
  const { PDFParse } = await import('pdf-parse');
  PDFParse.setWorker(); // this is how the package lets others at its pdf.js: it puts it on the global object
  return (globalThis as unknown as { readonly pdfjs: PdfJs }).pdfjs;
}
