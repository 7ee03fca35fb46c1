import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsSchema } from '../../src/core/record.js';
import { evaltrail } from '../run/capture.js';
import { page } from '../run/page.js';
import { reportPage, responsePage } from '../run/report-and-response.js';
import { folderWith } from '../setup/folder.js';

async function extracted(files: Record<string, string> = { 'in/a.txt': page() }) {
  const cwd = folderWith(files);
  await evaltrail(cwd, ['extract', 'in', '--quiet']);
  const { evaluations } = recordsSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/records.json'), 'utf8')));
  const [evaluation] = evaluations;
  const recommendation = evaluation?.recommendations[0];
  const action = recommendation?.actions[0];
  return { cwd, evaluation: evaluation?.id ?? '', recommendation: recommendation?.id ?? '', action: action?.id ?? '' };
}

describe('explain', () => {
  it('shows every field of a key action with its place and rule', async () => {
    const { cwd, action, evaluation } = await extracted();
    const { exitCode, stdout, stderr } = await evaltrail(cwd, ['explain', action]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain(`Key action ${action}`);
    expect(stdout).toContain(`of ${evaluation} Evaluation of the river programme`);
    expect(stdout).toContain('in in/a.txt (text/plain');
    expect(stdout).toMatch(/dueDate: 2022-07-01 to 2022-07-31 \(month\)\n {2}as it stands: 2022\/07\n {2}line 25 /u);
    expect(stdout).toContain('Water Unit >>2022/07<< Initiated');
    expect(stdout).toMatch(/status: initiated\n {2}as it stands: Initiated\n/u);
    expect(stdout).toMatch(/\n {2}rule: \S+/u);
    expect(stdout).toMatch(/\nconfidence: 1\n/u);
  });

  it('shows an evaluation with its recommendations, and a recommendation with its response and actions', async () => {
    const { cwd, evaluation, recommendation, action } = await extracted();
    const whole = await evaltrail(cwd, ['explain', evaluation]);
    expect(whole.stdout).toContain('title: Evaluation of the river programme');
    expect(whole.stdout).toMatch(/country: Mexico/u);
    expect(whole.stdout).toContain(`  ${recommendation}  Repair the gauges`);
    const part = await evaltrail(cwd, ['explain', recommendation]);
    expect(part.stdout).toContain('response.text: Agreed. The gauges will be repaired.');
    expect(part.stdout).toContain(`  ${action}  `);
  });

  it('shows where a recommendation stands in the report and in the response, and what became of it', async () => {
    const answers = [{ label: 'Recommendations 3, 5 and 7', text: '', actions: ['Write to the maritime school'] }];
    const cwd = folderWith({ 'in/report.html': reportPage(), 'in/response.html': responsePage({ answers }) });
    await evaltrail(cwd, ['run', 'in', '--quiet']);
    const { evaluations } = recordsSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/records.json'), 'utf8')));
    const [evaluation] = evaluations;
    const { stdout } = await evaltrail(cwd, ['explain', evaluation?.recommendations[4]?.id ?? '']);
    expect(stdout).toContain(
      'Recommendations 3, 5 and 7 of the report are answered as one (3, 5 and 7) in the response.',
    );
    expect(stdout).toMatch(
      /text: Move the fish market [^\n]*\n {2}line \d+ · characters \d+ to \d+ in in\/report\.html: /u,
    );
    expect(stdout).toMatch(
      /label\.elsewhere[^\n]*\n[^\n]*\n {2}line \d+ · characters \d+ to \d+: [^\n]*>>3, 5 and 7<</u,
    );
    expect(stdout).toContain('Write to the maritime school');
    const whole = await evaltrail(cwd, ['explain', evaluation?.id ?? '']);
    expect(whole.stdout).toContain(
      '7 recommendations in the report, 1 in the response: 3 regrouped into 1, 4 not taken up',
    );
  });

  it('takes the beginning of an id', async () => {
    const { cwd, action } = await extracted();
    expect((await evaltrail(cwd, ['explain', action.slice(0, 10)])).stdout).toContain(`Key action ${action}`);
  });

  it('asks for more where the beginning fits several', async () => {
    const { cwd } = await extracted({ 'in/a.txt': page(), 'in/b.txt': page({ title: 'Another' }) });
    const { exitCode, stderr } = await evaltrail(cwd, ['explain', 'act_']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /2 ids begin with act_: act_\w+ \(1\.1 Buy spare parts for the gauges\), act_\w+ \(1\.1 Buy [^()]+\)\.\nGive more of the id\./u,
    );
  });

  it('says that an id is not there', async () => {
    const { cwd } = await extracted();
    const { exitCode, stderr } = await evaltrail(cwd, ['explain', 'act_nothing']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Nothing in the results has the id act_nothing.');
  });

  it('says that there are no results, or none it can read', async () => {
    const cwd = folderWith({ 'old/records.json': '{"evaluations":[]}', 'broken/records.json': '{"evalu' });
    for (const folder of ['nowhere', 'old', 'broken']) {
      const { exitCode, stderr } = await evaltrail(cwd, ['explain', 'act_1', '--output', folder]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(join(folder, 'records.json'));
    }
  });

  it('shows only the words read then when the source has changed or is gone, and says so', async () => {
    const { cwd, action } = await extracted();
    writeFileSync(join(cwd, 'in/a.txt'), page({ status: 'Completed' }));
    const changed = (await evaltrail(cwd, ['explain', action])).stdout;
    expect(changed).toContain('The file has changed since it was read');
    expect(changed).toMatch(/at characters \d+ to \d+: >>Initiated<</u);
    expect(changed).not.toContain('Water Unit >>2022/07<<');
    rmSync(join(cwd, 'in/a.txt'));
    expect((await evaltrail(cwd, ['explain', action])).stdout).toContain(
      'The source is not to be found from this folder',
    );
  });

  it('shows the lines from the store where the file is another one or gone, and says so', async () => {
    const { cwd, action } = await extracted();
    await evaltrail(cwd, ['run', 'in', '--quiet']);
    rmSync(join(cwd, 'in/a.txt'));
    const { stdout } = await evaltrail(cwd, ['explain', action]);
    expect(stdout).toContain('The file is not at hand as it was read: the lines are from what was kept of it.');
    expect(stdout).toContain('Water Unit >>2022/07<< Initiated');
    writeFileSync(join(cwd, 'broken.db'), 'no store');
    expect((await evaltrail(cwd, ['explain', action, '--store', 'broken.db'])).stdout).toContain(
      'The source is not to be found from this folder',
    );
  });

  it('finds a source beside the current folder by its fingerprint', async () => {
    const base = folderWith({ 'home/': '', 'pages/a.txt': page() });
    const cwd = join(base, 'home');
    await evaltrail(cwd, ['extract', '../pages', '--quiet']);
    const { evaluations } = recordsSchema.parse(JSON.parse(readFileSync(join(cwd, 'output/records.json'), 'utf8')));
    const { stdout } = await evaltrail(cwd, ['explain', evaluations[0]?.id ?? '']);
    expect(stdout).toContain('in pages/a.txt');
    expect(stdout).toMatch(/line 4 /u);
  });

  it('shows what was said about a field', async () => {
    const { cwd, action } = await extracted({ 'in/a.txt': page({ status: 'Overdue-Initiated', due: '2021/01' }) });
    const { stdout } = await evaltrail(cwd, ['explain', action]);
    expect(stdout).toContain('(action/due-before-added)');
  });

  it('says in words what takes from the confidence', async () => {
    const report = `<h1>Evaluation of the wells</h1><p>${'The pumps of the district were visited. '.repeat(150)}</p>
      <h2>Recommendations</h2><p>R1. The districts should keep spare parts.</p><p>R2. The ministry should test the water.</p>`;
    const { cwd, recommendation } = await extracted({ 'in/a.html': `<html><body>${report}</body></html>` });
    const { stdout } = await evaltrail(cwd, ['explain', recommendation]);
    expect(stdout).toMatch(/\nconfidence: 0\.\d+\n {2}rule: less-the-doubts, from doubts\n/u);
    expect(stdout).toContain('doubts: 9 % less: told by a letter and a number only');
  });

  it('says the same to machines', async () => {
    const { cwd, action } = await extracted();
    const explanation = JSON.parse((await evaltrail(cwd, ['explain', action, '--json'])).stdout);
    expect(explanation).toMatchObject({ id: action, kind: 'action', sourceState: 'read' });
    const due = explanation.fields.find(({ name }: { name: string }) => name === 'dueDate');
    expect(due).toMatchObject({
      raw: '2022/07',
      places: [{ span: { quote: '2022/07' }, line: { before: 'Water Unit ', here: '2022/07' } }],
    });
  });
});
