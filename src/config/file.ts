/** From the name of the configuration to its text: which file it is, and what can be wrong with it before a line is read. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { WrongUsage } from '../core/failure.js';

export const CONFIG_NAME = 'evaltrail.config.yaml';

/** Names under which the file is saved by mistake: they would be passed over in silence. */
const MISTAKEN = [
  'evaltrail.config.yml',
  'evaltrail.config.yaml.txt',
  'evaltrail.config.yml.txt',
  'evaltrail.config.txt',
];

/** No configuration that people write comes near this. */
const MOST_BYTES = 100_000;

export interface ConfigText {
  /** Absolute. */
  readonly path: string;
  /** As the person knows it. */
  readonly shown: string;
  /** Without byte order mark. */
  readonly text: string;
}

/** The file that was named, else the one in `cwd`; null when there is none. Throws WrongUsage for what is no text. */
export async function readConfigFile(named: string | null, cwd: string): Promise<ConfigText | null> {
  const shown = named ?? CONFIG_NAME;
  const path = resolve(cwd, shown);
  const bytes = await bytesOf(path, shown, named !== null);
  if (bytes !== null) return { path, shown, text: textOf(bytes, shown) };
  await assertNoneMistaken(cwd);
  return null;
}

async function bytesOf(path: string, shown: string, isNamed: boolean): Promise<Uint8Array | null> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if (!isNamed && codeOf(error) === 'ENOENT') return null;
    throw unreadable(shown, error);
  }
  try {
    const { size } = await handle.stat();
    if (size <= MOST_BYTES) return await handle.readFile();
  } catch (error) {
    throw unreadable(shown, error);
  } finally {
    await handle.close();
  }
  throw new WrongUsage(
    `${shown} is larger than any configuration: more than ${MOST_BYTES / 1000} kB.`,
    `Name the configuration with --config; it is usually called ${CONFIG_NAME}.`,
  );
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission was refused',
  EPERM: 'permission was refused',
};

const unreadable = (shown: string, error: unknown): WrongUsage =>
  new WrongUsage(
    `The configuration ${shown} could not be read: ${REASONS[codeOf(error)] ?? (error as Error).message}.`,
    'Name the file with --config, and see that you may open it.',
    { cause: error },
  );

async function assertNoneMistaken(cwd: string): Promise<void> {
  for (const name of MISTAKEN) {
    if ((await stat(join(cwd, name)).catch(() => null)) === null) continue;
    throw new WrongUsage(
      `There is a file ${name} here, which is not read: the configuration is called ${CONFIG_NAME}.`,
      `Rename it to ${CONFIG_NAME}, or name it with --config ${name}.`,
    );
  }
}

const LINE_END = /\r\n?|\n/u;

function textOf(bytes: Uint8Array, shown: string): string {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || bytes.includes(0))
    throw new WrongUsage(`${shown} is not saved as UTF-8${marked ? ', but as UTF-16' : ''}.`, SAVE_AGAIN);
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!isUtf8(bytes)) {
    const line = text.slice(0, text.indexOf('\uFFFD')).split(LINE_END).length;
    throw new WrongUsage(`${shown}, line ${line}: there are letters that are not saved as UTF-8.`, SAVE_AGAIN);
  }
  if (text.trim() !== '') return text;
  throw new WrongUsage(
    `${shown} is empty.`,
    'Write at least one key into it, as in `output: output`, or delete the file: then the defaults hold.',
  );
}

const SAVE_AGAIN = 'Save it again as UTF-8: in the Windows editor, Save as, and there Encoding.';

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
