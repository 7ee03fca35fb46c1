/** Finds words of the form that were left in a field: instructions, choices to strike out, place holders. */
import type { Evaluation } from '../core/record.js';
import { templatePhrases } from '../vocabulary/template.js';
import type { Finding } from './finding.js';

export function* checkTemplate({ recommendations }: Evaluation): Generator<Finding> {
  for (const [index, { text, response, actions }] of recommendations.entries()) {
    const path = `recommendations[${index}]`;
    yield* phrasesIn(text, `${path}.text`);
    yield* phrasesIn(response?.text ?? '', `${path}.response.text`);
    for (const [row, { description, responsibleRaw, statusRaw, comments }] of actions.entries()) {
      const at = `${path}.actions[${row}]`;
      yield* phrasesIn(description, `${at}.description`);
      yield* phrasesIn(responsibleRaw ?? '', `${at}.responsibleUnits`);
      yield* phrasesIn(statusRaw ?? '', `${at}.status`);
      yield* phrasesIn(comments ?? '', `${at}.comments`);
    }
  }
}

function* phrasesIn(text: string, path: string): Generator<Finding> {
  const lower = text.toLowerCase();
  const phrase = templatePhrases.find((candidate) => lower.includes(candidate));
  if (phrase !== undefined) yield { code: 'text/template-left-in', data: { phrase }, path };
}
