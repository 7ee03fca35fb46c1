/**
 * `node scripts/pictures.mjs [folder]`: the sheets of the sample workbook as LibreOffice prints them. Renews the pictures of the
 * README in docs/images; with a folder, puts every page there too, to look at. Needs soffice, pdftotext and pdftoppm, and a build.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname, '..');
const AS_OF = '2026-11-20';

/** Of the first page of a sheet, the part to show: dots per inch, then left, top, width and height in pixels. */
const README = {
  Summary: { name: 'summary', dpi: 110, box: [40, 48, 1205, 745] },
  'Key actions': { name: 'key-actions', dpi: 150, box: [432, 66, 1418, 545] },
};

/** Where Calibri is missing, a font of about its width instead of the widest one. */
const FONTS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<alias binding="same"><family>Calibri</family><prefer><family>Carlito</family><family>Liberation Sans</family></prefer></alias>
</fontconfig>`;

const folder = mkdtempSync(join(tmpdir(), 'evaltrail-pictures-'));
try {
  const run = (command, ...args) =>
    execFileSync(command, args, {
      encoding: 'utf8',
      cwd: ROOT,
      env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    });
  writeFileSync(join(folder, 'fonts.conf'), FONTS);
  run(process.execPath, 'dist/cli/bin.js', 'run', 'input', '--quiet', '--as-of', AS_OF, '--output', folder);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  run('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'compliance.xlsx'));
  const pdf = join(folder, 'compliance.pdf');
  // Every page ends in the name of its sheet.
  const pages = run('pdftotext', '-layout', pdf, '-').split('\f');
  const sheetOf = (page) => /^ *(\S.*?) +Page \d+ of \d+\s*$/mu.exec(page)?.[1];
  for (const [sheet, { name, dpi, box }] of Object.entries(README)) {
    const page = String(1 + pages.findIndex((each) => sheetOf(each) === sheet));
    const [x, y, width, height] = box.map(String);
    const part = ['-x', x, '-y', y, '-W', width, '-H', height];
    run(
      'pdftoppm',
      '-png',
      '-singlefile',
      '-r',
      String(dpi),
      '-f',
      page,
      '-l',
      page,
      ...part,
      pdf,
      join('docs/images', name),
    );
  }
  const [all] = process.argv.slice(2);
  if (all) {
    mkdirSync(all, { recursive: true });
    run('pdftoppm', '-png', '-r', '90', pdf, join(resolve(all), 'page'));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
