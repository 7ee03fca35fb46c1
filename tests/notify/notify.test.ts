/** What a night brought, told: as text and page, to a webhook, by mail; and never a secret. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type RunRecord, runSchema } from '../../src/core/run-record.js';
import { digestOf, htmlOf, messageFor, tellByMail, textOf } from '../../src/notify/index.js';
import { localSite } from '../fetch/server.js';
import { evaltrail } from '../run/capture.js';
import { page } from '../run/page.js';
import { folderWith } from '../setup/folder.js';

const run = (changes: Partial<RunRecord> = {}): RunRecord =>
  runSchema.parse({
    schema: 'run',
    schemaVersion: '1.0',
    tool: { name: 'evaltrail', version: '0.0.0' },
    command: 'run',
    started: '2026-03-02T03:00:00Z',
    finished: '2026-03-02T03:01:00Z',
    asOf: '2026-03-02',
    documents: [],
    counts: {
      documents: { complete: 0, partial: 0, failed: 0, duplicate: 0 },
      recommendations: 0,
      actions: 0,
      diagnostics: {},
    },
    exitCode: 0,
    ...changes,
  });

const moved = run({
  changes: {
    since: '2026-03-01T03:00:00Z',
    counts: [],
    items: [
      {
        evaluation: 'ev_1',
        item: 'act_1',
        itemKind: 'action',
        words: 'Buy <b>*spare*</b>\u202e parts & more',
        kind: 'changed',
        field: 'status',
        before: 'not_initiated',
        after: 'completed',
        date: '2026-03-02',
        cause: 'source',
      },
    ],
    notListed: 0,
    overdue: [{ evaluation: 'ev_1', item: 'act_2', words: 'Mark the posts', due: '2026-03-01', units: ['Water Unit'] }],
  },
});

describe('a digest', () => {
  it('tells as text what moved', () => {
    expect(textOf(digestOf(moved, 'output/compliance.xlsx'))).toBe(`evaltrail 2026-03-02: 1 newly overdue, 1 changes

Overdue since the last run
- “Mark the posts”, due 2026-03-01, Water Unit

Changed
- key action “Buy <b>*spare*</b> parts & more”: status not initiated → completed

Results
- output/compliance.xlsx
`);
  });

  it('is a page that holds no markup but its own', () => {
    const html = htmlOf(digestOf(moved, 'x'));
    expect(html).toContain('Buy &lt;b&gt;*spare*&lt;/b&gt; parts &amp; more');
    expect(html).not.toMatch(/<script|<img|https?:|\u202e/u);
  });

  it('is no news when nothing is', () => {
    expect(digestOf(run(), 'x')).toMatchObject({ isNews: false, subject: 'evaltrail 2026-03-02: nothing new' });
    expect(digestOf(run({ held: true }), 'x').isNews).toBe(true);
  });

  it('takes the forms of Slack and Teams, in which the words of a page mean nothing', () => {
    const digest = digestOf(moved, 'x');
    expect(messageFor('slack', digest, moved)).toEqual({ text: expect.stringContaining('Buy &lt;b&gt;') });
    expect(messageFor('teams', digest, moved)).toMatchObject({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
    });
    expect(JSON.stringify(messageFor('teams', digest, moved))).toContain('\\\\*spare\\\\*');
    expect(messageFor('json', digest, moved)).toMatchObject({ exitCode: 0, changes: { overdue: [{ item: 'act_2' }] } });
  });
});

/** A mail server that takes everything and keeps it. */
async function mailServer(): Promise<{ readonly port: number; readonly mails: string[] }> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let inMail = false;
    let mail = '';
    socket.write('220 here\r\n');
    socket.on('data', (data) => {
      for (const line of data.toString('utf8').split('\r\n')) {
        if (inMail && line === '.') {
          inMail = false;
          mails.push(mail);
          socket.write('250 taken\r\n');
        } else if (inMail) mail += `${line}\n`;
        else if (line.startsWith('DATA')) {
          inMail = true;
          socket.write('354 go on\r\n');
        } else if (line !== '') socket.write('250 yes\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, mails };
}

describe('mail', () => {
  const people = { from: 'evaltrail@example.org', to: ['office@example.org'] };
  const digest = digestOf(moved, 'output/compliance.xlsx');

  it('is given up when the server goes on talking and never comes to an end', async () => {
    const server = createServer((socket) => {
      socket.write('220 here\r\n');
      const talk = setInterval(() => socket.write('250-and more\r\n'), 20);
      socket.on('close', () => clearInterval(talk));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const mail = { ...people, server: `smtp://127.0.0.1:${port}` };
    expect(await tellByMail(mail, digest, 300)).toBe('the mail server took longer than 1 s');
  });

  it.each(['https://me:verysecret@127.0.0.1:1', 'verysecret', 'smtp://me:%zz@127.0.0.1:1'])(
    'is not tried with what is no address of a mail server: %s',
    async (server) =>
      expect(await tellByMail({ ...people, server }, digest)).toBe('its address is none of a mail server'),
  );

  it('has no more headers and receivers than ours, whatever the names hold', async () => {
    const { port, mails } = await mailServer();
    const server = `smtp://127.0.0.1:${port}`;
    const named = { server, from: 'evaltrail@example.org', to: ['office@example.org\r\nBcc: other@example.org'] };
    await tellByMail(named, { ...digest, subject: 'one\r\nX-Other: two' });
    const [head = ''] = mails.join('').trimStart().split('\n\n');
    expect(head).toContain('Subject: one X-Other: two');
    expect(head).not.toMatch(/^(?:Bcc|X-Other):/mu);
  });
});

describe('a run', () => {
  const config = `notify:
  webhook: HOOK
  webhookForm: slack
  mailServer: SMTP
  mailFrom: evaltrail@example.org
  mailTo: [office@example.org]
`;
  const overdue = { due: '2022/07' };

  it('tells the webhook and the people of the configuration, once there is news', async () => {
    const told: string[] = [];
    const hook = await localSite(async (request, response) => {
      for await (const chunk of request) told.push(String(chunk));
      response.end();
    });
    const mail = await mailServer();
    const env = { HOOK: `${hook.origin}/verysecret`, SMTP: `smtp://127.0.0.1:${mail.port}` };
    const cwd = folderWith({ 'evaltrail.config.yaml': config, 'input/a.txt': page(overdue) });
    await evaltrail(cwd, ['run', '--as-of', '2022-07-31'], { env });
    expect(told).toEqual([]);
    expect(existsSync(join(cwd, 'output/digest.html'))).toBe(true);
    writeFileSync(join(cwd, 'input/a.txt'), page({ ...overdue, due: '2022/07' }));
    const { exitCode, stdout, stderr } = await evaltrail(cwd, ['run', '--as-of', '2022-08-01'], { env });
    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('told')]);
    expect(told.join('')).toContain('due 2022-07-31, Water Unit');
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]).toContain('Subject: evaltrail 2022-08-01: 1 newly overdue');
    const written = ['run.json', 'digest.txt', 'digest.html'].map((name) =>
      readFileSync(join(cwd, 'output', name), 'utf8'),
    );
    expect([...written, stdout, stderr].join('')).not.toContain('verysecret');
    expect(written.join('')).toContain(join('output', 'compliance.xlsx'));
    expect([...written.slice(1), ...told, ...mail.mails].join('')).not.toContain(cwd);
  });

  it('says what could not be told, without the secret, and is no worse for it', async () => {
    const always = config.replace('notify:', 'notify:\n  when: always');
    const cwd = folderWith({ 'evaltrail.config.yaml': always, 'input/a.txt': page() });
    const first = await evaltrail(cwd, ['run']);
    expect(first.stderr).toContain('The webhook was not told: HOOK is not set.\nNo mail was sent: SMTP is not set.\n');
    const env = { HOOK: 'http://127.0.0.1:1/verysecret', SMTP: 'smtp://me:verysecret@127.0.0.1:1' };
    const { exitCode, stderr } = await evaltrail(cwd, ['run'], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('The webhook was not told: it could not be reached (ECONNREFUSED).');
    expect(stderr).toContain('No mail was sent: the mail server did not take it');
    expect(stderr).not.toContain('verysecret');
  });

  it('takes no secret from the configuration', async () => {
    const cwd = folderWith({ 'evaltrail.config.yaml': 'notify:\n  webhook: https://example.org/verysecret\n' });
    const { stderr } = await evaltrail(cwd, ['run']);
    expect(stderr).toContain('`webhook` is no name of an environment variable.');
    expect(stderr).not.toContain('verysecret');
  });
});
