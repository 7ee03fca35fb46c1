/**
 * PDFium as WebAssembly: its own functions as far as we call them, and the memory they read and write. Called without the
 * checking wrappers of the package, which cost more than most of the functions do.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumModule } from '@hyzyla/pdfium';

type Pointer = number;

/** Names, arguments and results as in PDFium's public headers. Booleans are 0 or 1; handles are pointers, 0 for none. */
export interface PdfiumFunctions {
  FPDF_InitLibrary(): void;
  malloc(bytes: number): Pointer;
  free(at: Pointer): void;
  FPDF_LoadMemDocument(bytes: Pointer, size: number, password: Pointer): Pointer;
  FPDF_CloseDocument(document: Pointer): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: Pointer): number;
  FPDF_GetMetaText(document: Pointer, tag: Pointer, buffer: Pointer, size: number): number;
  FPDF_GetPageLabel(document: Pointer, index: number, buffer: Pointer, size: number): number;
  FPDF_LoadPage(document: Pointer, index: number): Pointer;
  FPDF_ClosePage(page: Pointer): void;
  FPDF_GetPageBoundingBox(page: Pointer, rectangle: Pointer): number;
  FPDFPage_GetRotation(page: Pointer): number;
  FPDFPage_GetAnnotCount(page: Pointer): number;
  FPDFPage_GetAnnot(page: Pointer, index: number): Pointer;
  FPDFPage_CloseAnnot(annotation: Pointer): void;
  FPDFPage_RemoveAnnot(page: Pointer, index: number): number;
  FPDFAnnot_GetSubtype(annotation: Pointer): number;
  FPDFPage_Flatten(page: Pointer, flag: number): number;
  FPDFPage_CountObjects(page: Pointer): number;
  FPDFPage_GetObject(page: Pointer, index: number): Pointer;
  FPDFFormObj_CountObjects(form: Pointer): number;
  FPDFFormObj_GetObject(form: Pointer, index: number): Pointer;
  FPDFPageObj_GetType(object: Pointer): number;
  FPDFPageObj_GetMatrix(object: Pointer, matrix: Pointer): number;
  FPDFPageObj_GetBounds(object: Pointer, left: Pointer, bottom: Pointer, right: Pointer, top: Pointer): number;
  FPDFPageObj_GetMarkedContentID(object: Pointer): number;
  FPDFPageObj_GetFillColor(object: Pointer, r: Pointer, g: Pointer, b: Pointer, a: Pointer): number;
  FPDFPageObj_GetStrokeColor(object: Pointer, r: Pointer, g: Pointer, b: Pointer, a: Pointer): number;
  FPDFPageObj_GetStrokeWidth(object: Pointer, width: Pointer): number;
  FPDFPath_GetDrawMode(path: Pointer, fill: Pointer, stroke: Pointer): number;
  FPDFPath_CountSegments(path: Pointer): number;
  FPDFPath_GetPathSegment(path: Pointer, index: number): Pointer;
  FPDFPathSegment_GetPoint(segment: Pointer, x: Pointer, y: Pointer): number;
  FPDFPathSegment_GetType(segment: Pointer): number;
  FPDFPathSegment_GetClose(segment: Pointer): number;
  FPDFText_LoadPage(page: Pointer): Pointer;
  FPDFText_ClosePage(text: Pointer): void;
  FPDFText_CountChars(text: Pointer): number;
  FPDFText_GetUnicode(text: Pointer, index: number): number;
  FPDFText_IsGenerated(text: Pointer, index: number): number;
  FPDFText_IsHyphen(text: Pointer, index: number): number;
  FPDFText_HasUnicodeMapError(text: Pointer, index: number): number;
  FPDFText_GetTextObject(text: Pointer, index: number): Pointer;
  FPDFText_GetLooseCharBox(text: Pointer, index: number, rectangle: Pointer): number;
  FPDFText_GetMatrix(text: Pointer, index: number, matrix: Pointer): number;
  FPDFText_GetFontSize(text: Pointer, index: number): number;
  FPDFText_GetCharBox(
    text: Pointer,
    index: number,
    left: Pointer,
    right: Pointer,
    bottom: Pointer,
    top: Pointer,
  ): number;
  FPDFText_GetCharOrigin(text: Pointer, index: number, x: Pointer, y: Pointer): number;
  FPDFTextObj_GetFont(object: Pointer): Pointer;
  FPDFTextObj_GetTextRenderMode(object: Pointer): number;
  FPDFFont_GetBaseFontName(font: Pointer, buffer: Pointer, size: number): number;
  FPDFFont_GetFlags(font: Pointer): number;
  FPDFLink_Enumerate(page: Pointer, position: Pointer, link: Pointer): number;
  FPDFLink_GetAction(link: Pointer): Pointer;
  FPDFLink_GetAnnotRect(link: Pointer, rectangle: Pointer): number;
  FPDFAction_GetType(action: Pointer): number;
  FPDFAction_GetURIPath(document: Pointer, action: Pointer, buffer: Pointer, size: number): number;
  FPDF_StructTree_GetForPage(page: Pointer): Pointer;
  FPDF_StructTree_Close(tree: Pointer): void;
  FPDF_StructTree_CountChildren(tree: Pointer): number;
  FPDF_StructTree_GetChildAtIndex(tree: Pointer, index: number): Pointer;
  FPDF_StructElement_GetType(element: Pointer, buffer: Pointer, size: number): number;
  FPDF_StructElement_CountChildren(element: Pointer): number;
  FPDF_StructElement_GetChildAtIndex(element: Pointer, index: number): Pointer;
  FPDF_StructElement_GetChildMarkedContentID(element: Pointer, index: number): number;
  FPDF_StructElement_GetAttributeCount(element: Pointer): number;
  FPDF_StructElement_GetAttributeAtIndex(element: Pointer, index: number): Pointer;
  FPDF_StructElement_Attr_GetValue(attribute: Pointer, name: Pointer): Pointer;
  FPDF_StructElement_Attr_GetNumberValue(value: Pointer, number: Pointer): number;
}

const SCRATCH = 4096;

/** The functions together with their memory. Views go stale when the memory grows: `refresh` after whatever may allocate. */
export interface Pdfium {
  readonly call: PdfiumFunctions;
  /** A place of 4,096 bytes for results, eight-byte aligned; nobody may expect it to last over another call. */
  readonly scratch: Pointer;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
  refresh(): void;
  /** What a function writes that fills a buffer with UTF-16LE and returns its length in bytes. */
  utf16(fill: (buffer: Pointer, size: number) => number): string;
  /** The same for functions that write bytes. */
  utf8(fill: (buffer: Pointer, size: number) => number): string;
  /** A constant C string; lives as long as the library. */
  name(text: string): Pointer;
  /** Copies bytes into a place of their own, which the caller frees; 0 where there is no room. */
  copyIn(bytes: Uint8Array): Pointer;
}

/** More memory than this PDFium does not get, whatever the file. */
let mostBytes = Number.POSITIVE_INFINITY;

/** Sets how much memory PDFium may take in this thread, all in all. */
export function limitMemory(bytes: number): void {
  mostBytes = bytes;
}

/** Thrown from inside when a file wants more memory than it may have. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}

let library: Promise<Pdfium> | null = null;

/** PDFium, set up once in each thread. */
export function pdfium(): Promise<Pdfium> {
  library ??= load();
  return library;
}

/** Forgets the instance: after a trap its memory is in no known state. */
export function discardPdfium(): void {
  library = null;
}

async function load(): Promise<Pdfium> {
  // The package's type names only what its own wrapper calls and passes.
  const start = PDFiumModule as unknown as (options: object) => Promise<Loaded>;
  const { wasmExports } = await start({ instantiateWasm: instantiate, print: silent, printErr: silent });
  wasmExports.FPDF_InitLibrary();
  return new Library(wasmExports, wasmExports.memory);
}

const silent = (): void => undefined;

interface Loaded {
  readonly wasmExports: PdfiumFunctions & { readonly memory: WasmMemory };
}

/** The part of WebAssembly.Memory that is used: the name is not among Node's own types. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

type Imports = { readonly env: { emscripten_resize_heap: (bytes: number) => boolean } };
type Wasm = {
  instantiate(binary: Uint8Array, imports: Imports): Promise<{ readonly instance: unknown }>;
};

/**
 * Stands between PDFium and its memory: a wish for more than the limit ends the call that asked, whatever it was doing.
 * Nothing else that PDFium imports reaches out of its own memory.
 */
function instantiate(imports: unknown, done: (instance: never) => void): never {
  const { env } = imports as Imports;
  const resize = env.emscripten_resize_heap;
  env.emscripten_resize_heap = (bytes) => {
    if (bytes >>> 0 > mostBytes) throw new OutOfMemory();
    return resize(bytes);
  };
  const binary = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
  const wasm = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly;
  void wasm.instantiate(binary, imports as Imports).then(({ instance }) => done(instance as never));
  return {} as never; // the exports come later, through `done`
}

class Library implements Pdfium {
  readonly call: PdfiumFunctions;
  readonly scratch: Pointer;
  f32 = new Float32Array();
  f64 = new Float64Array();
  u32 = new Uint32Array();
  i32 = new Int32Array();
  u8 = new Uint8Array();
  readonly #memory: WasmMemory;
  readonly #names = new Map<string, Pointer>();

  constructor(call: PdfiumFunctions, memory: WasmMemory) {
    this.call = call;
    this.#memory = memory;
    this.scratch = call.malloc(SCRATCH);
    this.refresh();
  }

  refresh(): void {
    const { buffer } = this.#memory;
    if (this.u8.buffer === buffer) return;
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.u8 = new Uint8Array(buffer);
  }

  utf16(fill: (buffer: Pointer, size: number) => number): string {
    return this.#filled(fill, 'utf16le', 2);
  }

  utf8(fill: (buffer: Pointer, size: number) => number): string {
    return this.#filled(fill, 'utf8', 1);
  }

  name(text: string): Pointer {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const at = this.copyIn(Buffer.from(`${text}\0`));
    this.#names.set(text, at);
    return at;
  }

  copyIn(bytes: Uint8Array): Pointer {
    const at = this.call.malloc(Math.max(bytes.length, 1));
    this.refresh();
    if (at !== 0) this.u8.set(bytes, at);
    return at;
  }

  /** Most strings fit into the scratch; a longer one is asked for again. `end` is the size of the closing zero. */
  #filled(fill: (buffer: Pointer, size: number) => number, encoding: 'utf16le' | 'utf8', end: number): string {
    const size = fill(this.scratch, SCRATCH);
    if (size <= end) return '';
    const fits = size <= SCRATCH;
    const at = fits ? this.scratch : this.call.malloc(size);
    if (at === 0) return '';
    if (!fits) fill(at, size);
    this.refresh();
    const text = Buffer.from(this.u8.subarray(at, at + size - end)).toString(encoding);
    if (!fits) this.call.free(at);
    return text;
  }
}
