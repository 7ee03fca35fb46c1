/** Where the store lies: a database wants a folder that can be written to, on a disk of this machine. */
import { dirname, sep } from 'node:path';
import type { Config } from '../../config/index.js';
import type { Check } from '../../core/check-up.js';
import { shownPath } from '../output.js';
import { type Around, existing, writableCheck } from './output.js';

const HOW = '`store` in the configuration, or --store';
const MOVE = `Put it on a disk of this machine: ${HOW}.`;
const SYNCHRONISED = /^(?:OneDrive|Dropbox|Google ?Drive|GoogleDrive|iCloud|Nextcloud|Box Sync)\b/iu;

/** Nothing is said of a store in the output folder that is as good as that. */
export async function storePlaceChecks({ store, output }: Config, around: Around): Promise<Check[]> {
  const { cwd, machine } = around;
  const folder = dirname(store);
  const shown = shownPath(folder, cwd);
  const place = { id: 'store/place', name: 'Place of store' } as const;
  const checks: Check[] = folder === output ? [] : [await folderCheck(folder, around)];
  const disk = await machine.disk(await existing(folder));
  if (disk?.isNetwork)
    checks.push({
      ...place,
      state: 'warning',
      found: `${shown} is on a network drive, where a database can be damaged`,
      remedy: MOVE,
    });
  const service = folder.split(sep).find((name) => SYNCHRONISED.test(name));
  if (service !== undefined)
    checks.push({
      ...place,
      state: 'warning',
      found: `${shown} is synchronised (${service}), which can damage a database while it is written`,
      remedy: MOVE,
    });
  return checks;
}

/** The same look as at the output folder, with another way out. */
async function folderCheck(folder: string, around: Around): Promise<Check> {
  const finding = await writableCheck(folder, around);
  const remedy = finding.state === 'ok' ? '' : `Change the rights of the folder, or put the store elsewhere: ${HOW}.`;
  return { id: 'store/folder', name: 'Folder of store', ...finding, remedy };
}
