/** Responses that answer several recommendations as one, or one in parts, say so in the label. */
import { describe, expect, it } from 'vitest';
import { located, spoken } from './located.js';

const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (head: readonly string[], ...rows: readonly string[]): string =>
  `<h1>Management response to the evaluation of the quays</h1><table>${row(...head)}${rows.join('')}</table>`;

const labels = async (body: string): Promise<unknown[]> =>
  spoken((await located(body)).raw).map(({ label, text }) => [label, text]);

describe('a label with several numbers', () => {
  it('opens a recommendation of its own in a table', async () => {
    const head = ['Recommendation', 'Management response', 'Key action', 'Due date'];
    const body = table(
      head,
      row('Recommendation 1: Light the north quay.', 'Accepted.', 'Buy lamps', 'May 2024'),
      row('Recommendations 3, 5 and 7: Train pilots and pay wages.', 'Rejected.', 'Write it down', 'May 2024'),
      row('Recommendations 8 &amp; 9', 'Accepted.', 'Hang lamps', 'May 2024'),
      row('R10, R11 and R12. Count boats by day.', 'Accepted.', 'Count', 'May 2024'),
    );
    expect(await labels(body)).toEqual([
      ['1', 'Light the north quay.'],
      ['3, 5 and 7', 'Train pilots and pay wages.'],
      ['8 & 9', ''],
      ['10, R11 and R12', 'Count boats by day.'],
    ]);
  });

  it('in French, in Spanish', async () => {
    const french = table(
      ['Recommandation', 'Réponse de la direction', 'Action clé', 'Échéance'],
      row('Recommandation 1 : Éclairer le quai nord.', 'Acceptée.', 'Acheter des lampes', 'mai 2024'),
      row('R3, R5 et R7 : Former les pilotes.', 'Rejetée.', 'Écrire', 'mai 2024'),
    );
    expect(await labels(french)).toEqual([
      ['1', 'Éclairer le quai nord.'],
      ['3, R5 et R7', 'Former les pilotes.'],
    ]);
    const spanish = table(
      ['Recomendación', 'Respuesta de la administración', 'Acción clave', 'Fecha límite'],
      row('Recomendación 1: Iluminar el muelle norte.', 'Aceptada.', 'Comprar lámparas', 'mayo 2024'),
      row('Recomendaciones 2, 4 y 6: Formar a los pilotos.', 'Rechazada.', 'Escribir', 'mayo 2024'),
    );
    expect(await labels(spanish)).toEqual([
      ['1', 'Iluminar el muelle norte.'],
      ['2, 4 y 6', 'Formar a los pilotos.'],
    ]);
  });

  it('opens one in a form, and so does a letter in brackets', async () => {
    const form = `<h1>Management response</h1><table>${row('Evaluation Recommendations 3 and 5:', 'Train pilots.')}
${row('Management response:', 'Accepted')}${row('Key action', 'Hire a teacher')}${row('Due date', 'May 2024')}
${row('Evaluation Recommendation 4 (a):', 'Rebuild the pier.')}${row('Management response:', 'Rejected')}
${row('Key action', 'Ask a mason')}${row('Due date', 'May 2024')}</table>`;
    expect(await labels(form)).toEqual([
      ['3 and 5', 'Train pilots.'],
      ['4 (a)', 'Rebuild the pier.'],
    ]);
  });

  it('is none in a sentence, nor above the recommendations one by one', async () => {
    const body = `<h1>Management response to the evaluation of the quays</h1><h2>Recommendations 1 and 2</h2>
<p>Recommendation 1: Light the quay.</p><p>Management response: Accepted.</p><p>Key action: Buy lamps</p><p>Due date: May 2024</p>
<p>Recommendation 2: Count boats.</p><p>Management response: Recommendations 1 and 2 were welcomed by the board.</p>
<p>Key action: Count</p><p>Due date: May 2024</p>`;
    expect(await labels(body)).toEqual([
      ['1', 'Light the quay.'],
      ['2', 'Count boats.'],
    ]);
  });
});
