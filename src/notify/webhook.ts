/** Tells a webhook: as plain JSON, or in the forms that Teams and Slack take. */
import type { RunRecord } from '../core/run-record.js';
import { type Digest, textOf } from './digest.js';

export type WebhookForm = 'json' | 'teams' | 'slack';

export interface Webhook {
  /** A secret: never told to anybody. */
  readonly url: string;
  readonly form: WebhookForm;
}

/** Teams refuses more than 28 kB, Slack cuts what is longer. */
const LONGEST = 12_000;
const TIMEOUT_MS = 30_000;

const SLACK_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const SLACK_ESCAPED = /[&<>]/gu;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What is sent, before it is made JSON. */
export function messageFor(form: WebhookForm, digest: Digest, run: RunRecord): unknown {
  const text = cut(textOf(digest));
  if (form === 'slack') return { text: text.replace(SLACK_ESCAPED, (character) => SLACK_ENTITIES[character] ?? '') };
  if (form === 'teams') return cardOf(digest);
  const { asOf, started, finished, counts, changes, fetched, notes, exitCode, held = false } = run;
  const moved = changes ? { since: changes.since, counts: changes.counts, overdue: changes.overdue ?? [] } : null;
  return {
    subject: digest.subject,
    text,
    asOf,
    started,
    finished,
    exitCode,
    held,
    counts,
    changes: moved,
    fetched: fetched ?? [],
    notes: notes ?? [],
  };
}

/** An adaptive card, as workflows of Teams take it. Text blocks read a little Markdown: lists and nothing that we do not mean. */
function cardOf({ subject, sections }: Digest): unknown {
  const block = (text: string, more: object = {}) => ({ type: 'TextBlock', text: cut(text), wrap: true, ...more });
  const body = [
    block(plain(subject), { weight: 'Bolder', size: 'Medium' }),
    ...sections.flatMap(({ title, lines }) => [
      block(plain(title), { weight: 'Bolder' }),
      block(lines.map((line) => `- ${plain(line)}`).join('\n')),
    ]),
  ];
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
  };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

const MARKDOWN = /[\\`*_[\]#]/gu;
const plain = (text: string): string => text.replace(/\s+/gu, ' ').replace(MARKDOWN, '\\$&');

/** Gives null when it was taken, else why not, in words that hold no part of the address. */
export async function tellWebhook({ url, form }: Webhook, digest: Digest, run: RunRecord): Promise<string | null> {
  const { request } = await import('undici');
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(messageFor(form, digest, run)),
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await body.dump({ limit: 64 * 1024 }).catch(() => undefined);
    return statusCode >= 200 && statusCode < 300 ? null : `it answers with status ${statusCode}`;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_INVALID_URL' || code === 'UND_ERR_INVALID_ARG') return 'its address is none of the web';
  return code === '' ? 'it could not be reached' : `it could not be reached (${code})`;
}
