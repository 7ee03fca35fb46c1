/** Writes a workbook and reads it back with another library than the one it was written with. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { type WorkbookInput, writeWorkbook } from '../../src/report/index.js';
import { readParts } from '../../src/report/workbook/archive.js';

export type Row = Record<string, ExcelJS.Cell>;

export async function written(input: WorkbookInput): Promise<Buffer> {
  const path = join(await mkdtemp(join(tmpdir(), 'workbook-')), 'compliance.xlsx');
  await writeWorkbook(path, input);
  return readFile(path);
}

export async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
  return workbook;
}

export const sheetOf = (workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
};

export function rowsOf(workbook: ExcelJS.Workbook, name: string): Row[] {
  const sheet = sheetOf(workbook, name);
  const headers = (sheet.getRow(1).values as string[]).slice(1);
  return Array.from({ length: sheet.rowCount - 1 }, (_, index) =>
    Object.fromEntries(headers.map((header, column) => [header, sheet.getRow(index + 2).getCell(column + 1)])),
  );
}

export const cellOf = (row: Row | undefined, header: string): ExcelJS.Cell => {
  const cell = row?.[header];
  if (!cell) throw new Error(`no column ${header}`);
  return cell;
};

export const value = (row: Row | undefined, header: string): unknown => {
  const cell = cellOf(row, header);
  if (cell.value instanceof Date) return cell.value.toISOString().slice(0, 10);
  return typeof cell.value === 'object' && cell.value !== null ? cell.text : cell.value;
};

export const xmlOf = (bytes: Buffer, path: string): string => {
  const part = readParts(bytes).find((one) => one.path === path);
  if (!part) throw new Error(`no part ${path}`);
  return part.data.toString('utf8');
};
