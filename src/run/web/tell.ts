/** Tells the end of a run to those whom the configuration names: files beside the results, a webhook, mail. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Notify } from '../../config/index.js';
import type { RunRecord } from '../../core/run-record.js';
import { digestOf, htmlOf, tellByMail, tellWebhook, textOf } from '../../notify/index.js';
import { shownPath } from '../output.js';

export interface Telling {
  readonly run: RunRecord;
  /** Absolute. */
  readonly outputFolder: string;
  /** The folder that people know the results from. */
  readonly cwd: string;
  readonly notify: Notify;
  /** The value of an environment variable; secrets come from nowhere else. */
  readonly secret: (name: string) => string | undefined;
}

/** Gives what could not be told, in sentences; nothing of it ends the run. No secret is in them. */
export async function tell({ run, outputFolder, cwd, notify, secret }: Telling): Promise<string[]> {
  const digest = digestOf(run, shownPath(join(outputFolder, 'compliance.xlsx'), cwd));
  const files = [
    ['digest.txt', textOf(digest)],
    ['digest.html', htmlOf(digest)],
  ] as const;
  const problems: string[] = [];
  for (const [name, text] of files)
    await writeFile(join(outputFolder, name), text).catch(() => problems.push(`${name} could not be written.`));
  if (!digest.isNews && notify.when === 'news') return problems;
  const { webhook, webhookForm, mailServer, mailFrom, mailTo } = notify;
  if (webhook !== null) {
    const url = secret(webhook);
    const problem = url ? await tellWebhook({ url, form: webhookForm }, digest, run) : `${webhook} is not set`;
    if (problem !== null) problems.push(`The webhook was not told: ${problem}.`);
  }
  if (mailServer !== null && mailFrom !== null && mailTo.length > 0) {
    const server = secret(mailServer);
    const problem = server
      ? await tellByMail({ server, from: mailFrom, to: mailTo }, digest)
      : `${mailServer} is not set`;
    if (problem !== null) problems.push(`No mail was sent: ${problem}.`);
  }
  return problems;
}
