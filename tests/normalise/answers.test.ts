/** Which report a management response says it answers. */
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/pipeline.js';

const page = (title: string, more = ''): string => `<html><body><h1>${title}</h1>${more}
<table><tr><th>Recommendation</th><th>Management response</th><th>Key action</th><th>Due date</th></tr>
<tr><td>Recommendation 1: Dredge the harbour (see DP/2019/4) in spring.</td><td>Accepted.</td><td>Hire a dredger</td><td>June 2024</td></tr></table></body></html>`;

async function read(html: string) {
  const result = await extractDocument({ uri: 'page', sha256: '0'.repeat(64), bytes: Buffer.from(html) });
  if (result.outcome === 'failed') throw new Error('failed');
  return result.evaluation;
}

describe('the symbol of the report', () => {
  it('stands in the title of the response', async () => {
    const { answers, evidence } = await read(page('Management response to the review of harbours (DP/2025/6)'));
    expect(answers).toBe('DP/2025/6');
    expect(evidence['answers']).toMatchObject({ quote: 'DP/2025/6', rule: 'response/answered-symbol' });
  });

  it('stands in a line of its head, in French', async () => {
    const line = '<p>Réponse de la direction à l’évaluation des ports, DP/FPA/2024/11</p>';
    expect((await read(page('Ports sûrs', line))).answers).toBe('DP/FPA/2024/11');
  });

  it('is none where several are named, or only others', async () => {
    const several = page('Management response to the reviews DP/2025/6 and DP/2025/8');
    const policy = page('Management response to the review of harbours', '<p>The policy (DP/2019/29) asks for it.</p>');
    for (const html of [several, policy, page('Review of harbours')])
      expect((await read(html)).answers).toBeUndefined();
  });
});
