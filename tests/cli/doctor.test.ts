/** `evaltrail doctor` as a person and a machine see it. */
import { describe, expect, it } from 'vitest';
import { CONFIG_NAME } from '../../src/config/index.js';
import { evaltrail } from '../run/capture.js';
import { page } from '../run/page.js';
import { folderWith } from '../setup/folder.js';

const ESCAPE = '\u001b';

describe('doctor', () => {
  it('says that a run can start, and exits with 0', async () => {
    const { exitCode, stdout, stderr } = await evaltrail(folderWith({ 'input/a.txt': page() }), ['doctor']);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    for (const title of ['Machine', 'Configuration', 'Sources', 'Results', 'Store', 'Readers'])
      expect(stdout).toMatch(new RegExp(`^${title}$`, 'mu'));
    expect(stdout).toContain('  ok       input          1 file in input\n');
    expect(stdout).toMatch(/^No problems.*: a run can start\./mu);
    expect(stdout).not.toContain(ESCAPE);
  });

  it('says what to do below each problem, and exits with 1', async () => {
    const cwd = folderWith({
      'office/my.yaml': 'sources:\n  - name: a\n    folder: pages\nprofile: undp-all-action\n',
    });
    const { exitCode, stdout } = await evaltrail(cwd, ['doctor', '--config', 'office/my.yaml']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      / {2}problem {2}Rule profile +there is no profile undp-all-action\n {11}Did you mean undp-all-actions\?\n/u,
    );
    expect(stdout).toMatch(/ {2}problem {2}a +There is nothing at pages\.\n {11}Put evaluation pages there/u);
    expect(stdout).toMatch(/\n2 problems.*\. Do what stands below each, then ask again: evaltrail doctor\n$/u);
  });

  it('shows every problem of the configuration on a line of its own', async () => {
    const cwd = folderWith({ [CONFIG_NAME]: 'ouput: a\n"a\\e[2Jb": 1\n' });
    const { exitCode, stdout } = await evaltrail(cwd, ['doctor']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /problem {2}Configuration +evaltrail\.config\.yaml has 2 problems:\n +line 1, column 1: .*\n +line 2, column 1: /u,
    );
    expect(stdout).not.toContain(ESCAPE);
  });

  it('takes the places from the command line', async () => {
    const cwd = folderWith({ 'input/a.txt': page(), taken: 'a file' });
    const { exitCode, stdout } = await evaltrail(cwd, ['doctor', '--output', 'taken', '--store', 'm/s.db']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('taken cannot be written: a file stands where a folder should be.');
    expect(stdout).toContain('m/s.db is not there yet');
  });

  it('with --json says one object', async () => {
    const { exitCode, stdout } = await evaltrail(folderWith(), ['doctor', '--json']);
    expect(exitCode).toBe(1);
    const said = JSON.parse(stdout);
    expect(said).toMatchObject({ command: 'doctor', exitCode: 1, problems: 1 });
    expect(said.checks).toContainEqual({
      id: 'sources/input',
      name: 'input',
      state: 'problem',
      found: 'There is nothing at input.',
      remedy: 'Put evaluation pages there, or say in evaltrail.config.yaml where they are.',
    });
  });

  it('has colours on a terminal', async () => {
    const cwd = folderWith({ 'input/a.txt': page() });
    const { stdout } = await evaltrail(cwd, ['doctor'], { isTTY: true, env: { TERM: 'xterm' } });
    expect(stdout).toContain(ESCAPE);
  });

  it('takes no input', async () => {
    expect((await evaltrail(folderWith(), ['doctor', 'input'])).exitCode).toBe(2);
  });
});
