/** The machine: Node, memory, time zone; and the facts about it that tests replace. */
import { rm, statfs, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config/index.js';
import type { Check } from '../../core/check-up.js';
import { bytesInWords } from './amount.js';

export interface Machine {
  /** As in `20.20.2`. */
  readonly node: string;
  /** What the program may use, in bytes. */
  readonly memory: number;
  /** As in `Africa/Nairobi`; null where the system does not say. */
  readonly timeZone: string | null;
  /** Of the disk that holds the folder; null where the system does not say. */
  readonly disk: (folder: string) => Promise<Disk | null>;
  /** Writes a small file into the folder and takes it away again; throws what the system says. */
  readonly tryWriting: (folder: string) => Promise<void>;
}

export interface Disk {
  /** Bytes that this user may still write. */
  readonly free: number;
  readonly isNetwork: boolean;
}

/** NFS, SMB and its relatives, AFS, Ceph, 9P, FUSE over SSH: by the magic numbers of Linux. */
const NETWORKS: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997,
]);
const UNC = /^[\\/]{2}[^\\/?.]/u;

const TRIAL = '.evaltrail-doctor.part';

export const thisMachine: Machine = {
  node: process.versions.node,
  get memory() {
    const constrained = process.constrainedMemory();
    return constrained > 0 ? Math.min(totalmem(), constrained) : totalmem();
  },
  get timeZone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
  },
  async disk(folder) {
    const found = await statfs(folder).catch(() => null);
    if (found === null || found.blocks === 0) return null;
    return { free: found.bavail * found.bsize, isNetwork: NETWORKS.has(found.type) || UNC.test(folder) };
  },
  async tryWriting(folder) {
    const path = join(folder, TRIAL);
    try {
      await writeFile(path, 'written by evaltrail doctor');
    } finally {
      await rm(path, { force: true });
    }
  },
};

/** As `engines` in package.json has it. */
export const NODE_NEEDED = '20.20';

/** Checks of the machine. `config` null: it could not be read. */
export const machineChecks = (machine: Machine, config: Config | null, now: Date): Check[] => [
  nodeCheck(machine),
  memoryCheck(machine, config),
  timeZoneCheck(machine, now),
];

function nodeCheck({ node }: Machine): Check {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = NODE_NEEDED.split('.').map(Number);
  const isEnough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  const common = { id: 'machine/node', name: 'Node.js' } as const;
  if (isEnough) return { ...common, state: 'ok', found: node, remedy: '' };
  const remedy = 'Install the current version from nodejs.org.';
  return { ...common, state: 'problem', found: `${node}, and evaltrail needs ${NODE_NEEDED} or later`, remedy };
}

const MEGABYTE = 1_048_576;
/** What the program itself takes, beside the reading of one PDF file. */
const OWN_MEGABYTES = 512;

function memoryCheck({ memory }: Machine, config: Config | null): Check {
  const common = { id: 'machine/memory', name: 'Memory' } as const;
  const found = bytesInWords(memory);
  const forPdf = config?.limits.pdfMegabytes ?? 0;
  if (memory >= (forPdf + OWN_MEGABYTES) * MEGABYTE) return { ...common, state: 'ok', found, remedy: '' };
  return {
    ...common,
    state: 'warning',
    found: `${found}, while one large PDF file may take ${forPdf} MB beside ${OWN_MEGABYTES} MB for the rest`,
    remedy: 'Set limits.pdfMegabytes lower in the configuration, or give the program more memory.',
  };
}

const MINUTES_PER_HOUR = 60;
const MS_PER_MINUTE = 60_000;
const two = (number: number): string => String(number).padStart(2, '0');

function timeZoneCheck({ timeZone }: Machine, now: Date): Check {
  const common = { id: 'machine/time-zone', name: 'Time zone' } as const;
  const east = -now.getTimezoneOffset();
  const minutes = Math.abs(east);
  const offset = `UTC${east < 0 ? '-' : '+'}${two(Math.floor(minutes / MINUTES_PER_HOUR))}:${two(minutes % MINUTES_PER_HOUR)}`;
  const today = new Date(now.getTime() + east * MS_PER_MINUTE).toISOString().slice(0, 10);
  const found = `${timeZone ?? 'not known'} (${offset}): “today” is ${today}`;
  if (timeZone !== null) return { ...common, state: 'ok', found, remedy: '' };
  const remedy = 'Set the time zone of the machine: it decides which day counts as today.';
  return { ...common, state: 'warning', found, remedy };
}
