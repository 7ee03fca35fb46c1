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

/** Definitions of sites that come with evaltrail. */
export const READY_SITES = ['erc', 'gate'] as const;

const ADDRESS = /^https?:\/\/[^\s/?#]+/iu;
const PASSWORD = /^https?:\/\/[^/?#]*@/iu;
const address = text
  .refine((value) => ADDRESS.test(value) && URL.canParse(value.replaceAll('{id}', '1')), {
    error: 'holds something that is no address. An address starts with `https://` or `http://`.',
    abort: true,
  })
  .refine((value) => !PASSWORD.test(value), {
    error: 'holds a name or password before an `@`. Pages behind a password are not fetched: delete it.',
  });
const PATTERN = /^(?:[/*]|https?:\/\/)/iu;
const pattern = text.refine((value) => PATTERN.test(value), {
  error: 'holds something that is no pattern. It starts with `/`, `*` or `https://`, and `*` stands for anything.',
});

/** `1000-1200, 1300` → the numbers; null where it says something else. */
function idsOf(said: string | number): number[] | null {
  const ids = new Set<number>();
  for (const part of String(said).split(',')) {
    const [, first = '', last = first] = ID_RANGE.exec(part.trim()) ?? [];
    if (first === '' || Number(last) < Number(first) || ids.size + Number(last) - Number(first) >= MOST_IDS)
      return null;
    for (let id = Number(first); id <= Number(last); id++) ids.add(id);
  }
  return [...ids];
}
const ID_RANGE = /^(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?$/u;
const MOST_IDS = 100_000;
const ids = z
  .union([z.string(), z.number()])
  .transform((said, context) => {
    const found = idsOf(said);
    if (found) return found;
    context.issues.push({
      code: 'custom',
      input: said,
      message:
        'holds something that is no number. Write numbers and ranges, as in `1000-1200, 1300`; up to 100000 of them.',
    });
    return z.NEVER;
  })
  .optional()
  .meta({ takes: 'numbers and ranges, as in `ids: 1000-1200, 1300`' });

const LONGEST_CONTACT = 200;
const webLimitsShape = z.strictObject({
  pages: z.int().positive().max(1_000_000).optional().meta({ takes: 'a whole number up to 1000000, as in `2000`' }),
  megabytes: z.number().positive().max(1_000_000).optional().meta({ takes: 'a number up to 1000000, as in `500`' }),
  minutes: z.number().positive().max(10_000).optional().meta({ takes: 'a number up to 10000, as in `240`' }),
  fileMegabytes: z.number().positive().max(500).optional().meta({ takes: 'a number up to 500, as in `25`' }),
});
const manners = {
  contact: text
    .max(LONGEST_CONTACT)
    .regex(/^[\x20-\x7e]+$/u)
    .meta({ takes: 'an address of mail or of a page, as in `contact: evaluation@example.org`: the site sees it' }),
  delaySeconds: z.number().min(0).max(3600).optional().meta({ takes: 'a number of seconds up to 3600, as in `2`' }),
  limits: webLimitsShape.optional().meta({ takes: 'keys below it, each on a line that starts with spaces' }),
  allowPrivateHosts: z
    .array(text)
    .optional()
    .meta({ takes: 'a list of names of hosts, as in `allowPrivateHosts: [intranet.example.org]`' }),
} as const;

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
  urls: z.strictObject({
    name,
    urls: z.array(address).min(1).meta({ takes: 'a list of addresses, as in `urls: ["https://example.org/7"]`' }),
    ...manners,
  }),
  site: z
    .strictObject({
      name,
      site: path.meta({ takes: '`erc`, `gate`, or the path of a file that defines a site, as in `site: other.yaml`' }),
      ids,
      ...manners,
    })
    .refine(({ site, ids }) => ids !== undefined || !isReadySite(site), { path: ['ids'] }),
} as const;

export const isReadySite = (site: string): boolean => (READY_SITES as readonly string[]).includes(site);

const patterns = (example: string) =>
  z
    .array(pattern)
    .optional()
    .meta({ takes: `a list of patterns, as in \`["${example}"]\`` });
const template = address
  .refine((value) => value.includes('{id}'), { error: 'has no `{id}` in it, where the number goes.' })
  .optional()
  .meta({ takes: 'an address with `{id}` in it, as in `"https://example.org/evaluation/{id}"`' });

/** A file that defines a site. */
export const siteShape = z.strictObject({
  start: z
    .array(address)
    .optional()
    .meta({ takes: 'a list of addresses, as in `start: ["https://example.org/evaluations"]`' }),
  pages: z
    .strictObject({ evaluation: template, response: template, document: template })
    .optional()
    .meta({ takes: 'keys below it: `evaluation`, `response`, `document`' }),
  links: z
    .strictObject({
      list: patterns('/evaluations?page=*'),
      evaluation: patterns('/evaluation/*'),
      response: patterns('/response/*'),
      document: patterns('*.pdf'),
    })
    .optional()
    .meta({ takes: 'keys below it: `list`, `evaluation`, `response`, `document`' }),
});

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

const VARIABLE = /^[A-Za-z_]\w{0,99}$/u;
const variable = z
  .string()
  .refine((value) => VARIABLE.test(value), {
    error: 'is no name of an environment variable. The secret itself does not belong here: put it into a variable.',
  })
  .optional();
const MAIL = /^[^\s@<>,;]+@[^\s@<>,;]+$/u;
const mail = z.string().refine((value) => MAIL.test(value), { error: 'holds something that is no address of mail.' });

const notifyShape = z
  .strictObject({
    when: z.enum(['news', 'always']).optional().meta({ takes: '`news` or `always`' }),
    webhook: variable.meta({ takes: 'the name of an environment variable, as in `webhook: EVALTRAIL_WEBHOOK`' }),
    webhookForm: z.enum(['json', 'teams', 'slack']).optional().meta({ takes: '`json`, `teams` or `slack`' }),
    mailServer: variable.meta({ takes: 'the name of an environment variable, as in `mailServer: EVALTRAIL_SMTP`' }),
    mailFrom: mail.optional().meta({ takes: 'an address of mail, as in `mailFrom: evaltrail@example.org`' }),
    mailTo: z
      .array(mail)
      .min(1)
      .optional()
      .meta({ takes: 'a list of addresses, as in `mailTo: [office@example.org]`' }),
  })
  .refine(({ mailServer, mailFrom }) => mailServer === undefined || mailFrom !== undefined, { path: ['mailFrom'] })
  .refine(({ mailServer, mailTo }) => mailServer === undefined || mailTo !== undefined, { path: ['mailTo'] });

/** The whole file; what a source holds is checked with {@link sourceShapes}. */
export const fileShape = z.strictObject({
  sources: z.array(z.unknown()).min(1).optional().meta({
    takes: 'a list in which each source starts with `- name:` and has a `folder:`, `files:`, `urls:` or `site:` below',
  }),
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
  notify: notifyShape.optional().meta({ takes: 'keys below it, each on a line that starts with two spaces' }),
});
