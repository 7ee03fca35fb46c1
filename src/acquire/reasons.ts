/** Why the system would not give us a file, in words. */

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission was refused',
  EPERM: 'permission was refused',
  ENOENT: 'it is gone, or its name is not valid text',
  ELOOP: 'the link leads back to itself',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reported an error',
  EBUSY: 'another program has it open',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/** The code of a system error (`ENOENT`), or null. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The end of the sentence “… could not be read: …”. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  return (code && REASONS[code]) ?? code ?? 'for no known reason';
}
