/** docs/nightly.md: every file in it is right by the rules of its kind, and every command is one that evaltrail knows. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { evaltrail } from '../run/capture.js';
import { folderWith } from '../setup/folder.js';

const text = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/nightly.md'), 'utf8');

/** Blocks in lists are indented. */
const blocks = [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gmu)].map(
  ([, indent = '', language = '', body = '']) => ({
    language,
    body: body.replaceAll(new RegExp(`^${indent}`, 'gmu'), ''),
  }),
);
const of = (language: string): string[] =>
  blocks.filter((block) => block.language === language).map(({ body }) => body);

/** Options of `run` that the documents speak of and the command line has yet to learn. Empty once it has. */
const AWAITED: string[] = [];

describe('every command', () => {
  const INVOKED = /bin\.js (\w+)([^\n"|;]*)/gu;
  const asked = (
    blocks
      .map(({ body }) => body)
      .join('\n')
      .match(INVOKED) ?? []
  ).map((match) => match.replace('bin.js ', ''));
  // The workflow puts its arguments together first.
  const set = [...text.matchAll(/^ +set -- (\w+.*)$|set -- "\$@" (--\w+)/gmu)].map(
    ([, all, more]) => all ?? `run ${more}`,
  );
  const commands = [...asked, ...set].map((command) => command.trim().split(/\s+/u));

  it('is found', () => {
    expect(blocks.length).toBeGreaterThan(12);
    expect(commands.length).toBeGreaterThan(7);
    expect(new Set(commands.map(([command]) => command))).toEqual(new Set(['doctor', 'run']));
    expect(commands.flat()).toContain('--accept');
  });

  it('is one that the command line knows, with its options', async () => {
    const used = new Set(
      commands.flatMap(([command, ...rest]) =>
        rest.filter((word) => word.startsWith('--')).map((option) => `${command} ${option}`),
      ),
    );
    const unknown: string[] = [];
    for (const use of [...used].sort()) {
      const [command = '', option = ''] = use.split(' ');
      const { exitCode, stdout } = await evaltrail('/', [command, '--help']);
      expect([command, exitCode]).toEqual([command, 0]);
      if (!new RegExp(`^ +(?:-\\w, )?${option}(?: |$)`, 'mu').test(stdout)) unknown.push(use);
    }
    expect(unknown).toEqual(AWAITED);
  });

  it('that stands in a sentence is known too', async () => {
    const { stdout } = await evaltrail('/', ['--help']);
    for (const [, command] of text.matchAll(/`evaltrail (\w+)/gu))
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
  });
});

describe('the exit codes', () => {
  it('are told, each with what to do', () => {
    const [, table = ''] = text.split('| exit code |');
    const rows = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (\d+) \| (.+) \| (.+) \| (.+) \|$/gmu)];
    expect(rows.map(([, code]) => Number(code))).toEqual([0, 1, 2, 3, 4, 5, 130]);
  });
});

describe('crontab', () => {
  it.each(of('crontab').flatMap((body) => body.trim().split('\n')))('%s', (line) => {
    expect(line).toMatch(/^(?:[A-Z]+=\S+|[0-5]?\d [01]?\d(?: \*){3} \S.*)$/u);
    expect(line).not.toContain('%'); // cron makes a line end of it
  });
});

/** What each section of a unit may hold, as far as it is used here. */
const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  Unit: ['Description', 'OnFailure'],
  Service:
    'Type User WorkingDirectory ExecStart SuccessExitStatus TimeoutStartSec TimeoutStopSec Nice NoNewPrivileges PrivateTmp ProtectSystem ProtectHome ReadWritePaths'.split(
      ' ',
    ),
  Timer: ['OnCalendar', 'RandomizedDelaySec', 'Persistent'],
  Install: ['WantedBy'],
};

describe('systemd', () => {
  const units = of('ini').map((body) => ({ name: /^# \/etc\/systemd\/system\/(\S+)$/mu.exec(body)?.[1] ?? '', body }));

  it('has a service, its timer, and what it starts on failure', () => {
    expect(units.map(({ name }) => name)).toEqual(['evaltrail.service', 'evaltrail.timer', 'evaltrail-alarm.service']);
    expect(units[0]?.body).toContain(`OnFailure=${units[2]?.name}\n`);
  });

  it.each(units)('$name is a unit', ({ body }) => {
    let section = '';
    for (const line of body.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
      const head = /^\[(\w+)\]$/u.exec(line)?.[1];
      if (head !== undefined) {
        expect(Object.keys(DIRECTIVES)).toContain(head);
        section = head;
        continue;
      }
      const [, key = '', value = ''] = /^(\w+)=(\S.*)$/u.exec(line) ?? [];
      expect(DIRECTIVES[section]).toContain(key);
      if (key === 'ExecStart') expect(value).toMatch(/^\//u);
    }
    expect(body).toMatch(/^\[Unit\]$/mu);
  });

  it('calls for somebody on 2, 3 and 5 only', () => {
    expect(units[0]?.body).toContain('\nSuccessExitStatus=1 4 130\n'); // 0 is one anyway
  });
});

describe('the Task Scheduler', () => {
  const [task = ''] = of('xml');

  it('gets a file in which every element is closed', () => {
    const open: string[] = [];
    for (const [, end, name = '', alone] of task
      .replace(/^<\?xml [^?]*\?>\n/u, '')
      .matchAll(/<(\/?)([\w]+)(?: [\w]+="[^"<&]*")*(\/?)>/gu)) {
      if (end) expect(open.pop()).toBe(name);
      else if (!alone) open.push(name);
    }
    expect(open).toEqual([]);
    expect(task.replaceAll(/<[^<>]+>/gu, '')).not.toMatch(/[<>&]/u);
    expect(task).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-16"\?>\n<Task version="1\.2" xmlns="http:\/\/schemas\.microsoft\.com\/windows\/2004\/02\/mit\/task">/u,
    );
    for (const part of ['Triggers', 'Settings', 'Actions']) expect(task).toContain(`<${part}>`);
  });

  it('runs the file that is shown, which hands on the exit code', () => {
    const [script = ''] = of('bat');
    expect(task).toContain('<Command>C:\\Evaluations\\nightly.cmd</Command>');
    expect(text).toContain('`C:\\Evaluations\\nightly.cmd`');
    expect(script.trim().split('\n').at(-1)).toBe('exit /b %code%');
  });

  it('is given commands that it takes', () => {
    const commands = of('bat')
      .flatMap((body) => body.split('\n'))
      .filter((line) => line.startsWith('schtasks'));
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      expect(command).toMatch(/^schtasks \/(?:Create|Run|Query) \/TN "evaltrail nightly"/u);
      expect((/\/TR "([^"]*)"/u.exec(command)?.[1] ?? '').length).toBeLessThan(262);
    }
  });
});

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

describe('GitHub Actions', () => {
  const workflow = parse(of('yaml')[0] ?? '', { strict: true, uniqueKeys: true });
  const steps: readonly Step[] = workflow.jobs.nightly.steps;
  const script = steps.find(({ name }) => name === 'Run')?.run ?? '';

  it('is a workflow that starts every night, and by hand', () => {
    expect(workflow.on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/u) }]);
    expect(workflow.on.workflow_dispatch.inputs.accept.type).toBe('boolean');
    expect(workflow.concurrency.group).toBe('evaltrail');
    for (const step of steps) expect([step.uses, step.run].filter((each) => each !== undefined)).toHaveLength(1);
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[\w/-]+@v\d+$/u);
  });

  it('keeps what it takes up, also after a bad night', () => {
    const [restored, saved, handed] = ['cache/restore', 'cache/save', 'upload-artifact'].map((action) =>
      steps.find(({ uses }) => uses?.includes(action)),
    );
    expect(saved?.with).toEqual({ path: restored?.with?.['path'], key: restored?.with?.['key'] });
    expect(String(restored?.with?.['key']).startsWith(String(restored?.with?.['restore-keys']))).toBe(true);
    expect([saved?.if, handed?.if]).toEqual(['always()', 'always()']);
  });

  it.skipIf(process.platform === 'win32').each([
    [0, 0, ''],
    [1, 0, '::warning::'],
    [2, 2, '::error::'],
    [3, 3, '::error::'],
    [4, 4, '::error::'],
    [5, 5, '::error::Held back'],
  ])('makes of exit code %d the exit code %d', (code, expected, said) => {
    const cwd = folderWith({ 'bin/node': '#!/bin/sh\necho "$@" > arguments\nexit $CODE\n' });
    chmodSync(join(cwd, 'bin/node'), 0o755);
    for (const ACCEPT of ['true', 'false', '']) {
      const env = { PATH: `${join(cwd, 'bin')}:/usr/bin:/bin`, CODE: String(code), ACCEPT };
      const { status, stdout } = spawnSync('bash', ['-e', '-c', script], { cwd, env, encoding: 'utf8' });
      expect(status).toBe(expected);
      if (said === '') expect(stdout).toBe('');
      else expect(stdout.startsWith(said)).toBe(true);
      const given = readFileSync(join(cwd, 'arguments'), 'utf8').trim();
      expect(given).toBe(
        `.evaltrail/dist/cli/bin.js run --config evaltrail.config.yaml --quiet${ACCEPT === 'true' ? ' --accept' : ''}`,
      );
    }
  });
});

describe.skipIf(process.platform === 'win32')('a shell', () => {
  it.each(of('bash'))('can read %j', (body) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: body, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
