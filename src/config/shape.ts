/** Which keys there are and what each takes: the one place where a key is added. */
import { z } from 'zod';
import { isDay } from '../core/calendar.js';

/** What a key takes, as the end of the sentence "It takes …". */
declare module 'zod' {
  interface GlobalMeta {
    takes?: string;
  }
}

const CONTROL = /\p{Cc}/u;
/** `~/results`, `$HOME/results`, `%USERPROFILE%\results`: a shell would put a folder in its place, and we would make one of that name. */
const FROM_SHELL = /^(?:~(?:[/\\]|$)|\$|%\w+%)/u;

const text = z
  .string()
  .refine((value) => value.trim() !== '', { error: 'is empty. Give a value, or delete the line.', abort: true })
  .refine((value) => !CONTROL.test(value), {
    error: 'holds a tab or a line break. In double quotes \\t and \\n are such: use single quotes, or / for \\.',
    abort: true,
  });
const path = text.refine((value) => !FROM_SHELL.test(value), {
  error: 'starts with a name that only a shell knows. Write the whole path.',
});
const day = text.refine((value) => value === 'today' || isDay(value), {
  error: 'is no day. Write `today`, or a day as in `2026-03-31`.',
});
const share = z.number().min(0).max(1);
const LONGEST_NAME = 60;

const name = text
  .max(LONGEST_NAME)
  .meta({ takes: `a name of up to ${LONGEST_NAME} letters, as in \`name: country-offices\`` });

/**
 * The kinds of sources; the key that stands beside `name` tells which it is. Another kind is a line here, its part of
 * `SourceSettings`, and what is made of it in config.ts.
 */
export const sourceShapes = {
  folder: z.strictObject({ name, folder: path.meta({ takes: 'the path of a folder, as in `folder: input`' }) }),
  files: z.strictObject({
    name,
    files: z
      .array(path)
      .min(1)
      .meta({ takes: 'a list of files, folders or patterns, as in `files: ["pages/**/*.html"]`' }),
  }),
} as const;

export type SourceKind = keyof typeof sourceShapes;

const limitsShape = z.strictObject({
  fileMegabytes: z.number().positive().max(2000).optional().meta({ takes: 'a number up to 2000, as in `25`' }),
  pdfSeconds: z
    .number()
    .positive()
    .max(86_400)
    .optional()
    .meta({ takes: 'a number of seconds up to 86400, as in `60`' }),
  pdfSecondsPerPage: z
    .number()
    .min(0)
    .max(3600)
    .optional()
    .meta({ takes: 'a number of seconds up to 3600, as in `0.5`' }),
  pdfMegabytes: z.int().min(64).max(4096).optional().meta({ takes: 'a whole number from 64 to 4096, as in `1024`' }),
});

const alarmsShape = z.strictObject({
  fewerRecords: share.optional().meta({ takes: 'a share between 0 and 1, as in `0.5` for half' }),
  lowerCoverage: share.optional().meta({ takes: 'a share between 0 and 1, as in `0.2` for a fifth' }),
  atLeast: z.int().min(0).optional().meta({ takes: 'a whole number, as in `5`' }),
});

/** The whole file; what a source holds is checked with {@link sourceShapes}. */
export const fileShape = z.strictObject({
  sources: z
    .array(z.unknown())
    .min(1)
    .optional()
    .meta({ takes: 'a list in which each source starts with `- name:` and has a `folder:` or `files:` below' }),
  output: path.optional().meta({ takes: 'the path of a folder, as in `output: output`' }),
  store: path.optional().meta({ takes: 'the path of a file, as in `store: output/evaltrail.db`' }),
  asOf: day.optional().meta({ takes: '`today`, or a day as in `2026-03-31`' }),
  profile: text.optional().meta({ takes: 'the id of a rule profile, as in `profile: undp-all-actions`' }),
  profiles: z
    .array(z.unknown())
    .min(1)
    .optional()
    .meta({ takes: 'a list in which each rule profile starts with `- id:` and has a `name:` below' }),
  passwords: path.optional().meta({ takes: 'the path of a text file, as in `passwords: passwords.txt`' }),
  limits: limitsShape.optional().meta({ takes: 'keys below it, each on a line that starts with two spaces' }),
  alarms: alarmsShape.optional().meta({ takes: 'keys below it, each on a line that starts with two spaces' }),
});
