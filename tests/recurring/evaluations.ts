/** Invented evaluations: a few given texts, or any number made from words without chance. */
import type { Evaluation } from '../../src/core/record.js';
import { recommendationOf } from '../themes/recommendations.js';

interface About {
  readonly iso3?: string;
  readonly year?: number;
  readonly status?: 'completed' | 'initiated';
}

/** An evaluation with these recommendations, each accepted and with one key action that was due in 2024. */
export function evaluationOf(name: string, texts: readonly string[], about: About = {}): Evaluation {
  const { iso3 = null, year = null, status = 'initiated' } = about;
  return {
    id: `ev_${name}`,
    title: `Evaluation ${name}`,
    agency: null,
    language: 'en',
    commissioningUnit: null,
    responsibleUnit: null,
    country: iso3 === null ? null : { iso3, name: iso3 },
    region: null,
    plan: null,
    type: null,
    completionDate:
      year === null ? null : { raw: `${year}`, kind: 'year', earliest: `${year}-01-01`, latest: `${year}-12-31` },
    source: { uri: `${name}.txt`, sha256: '0'.repeat(64), mediaType: 'text/plain', layout: 'gate', pages: null },
    recommendations: texts.map((text, at) => ({
      ...recommendationOf(text, `rec_${name}_${at}`),
      acceptance: 'accepted' as const,
      actions: [
        {
          id: `act_${name}_${at}`,
          number: null,
          description: 'Do it',
          responsibleUnits: [],
          responsibleRaw: null,
          dueDate: { raw: '2024', kind: 'year' as const, earliest: '2024-01-01', latest: '2024-12-31' },
          status,
          statusRaw: null,
          declaredOverdue: false,
          justification: null,
          comments: null,
          documents: [],
          added: null,
          lastUpdated: null,
          evidence: {},
          confidence: 1,
        },
      ],
    })),
    evidence: {},
    diagnostics: [],
  };
}

const SYLLABLES = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'pi', 'ro', 'su', 'ta', 've'];

/** Words of a number: the same number, the same word, another number another word. */
const wordOf = (number: number): string =>
  [number % 12, Math.floor(number / 12) % 12, Math.floor(number / 144) % 12, Math.floor(number / 1728) % 12]
    .map((at) => SYLLABLES[at])
    .join('');

/** So many evaluations of three recommendations; with `every` each so many say the same with other words in it. */
export function invented(count: number, every = 0): Evaluation[] {
  return Array.from({ length: count }, (_, evaluation) => {
    const texts = [0, 1, 2].map((recommendation) => {
      const own = evaluation * 3 + recommendation;
      const topic = every > 0 && recommendation === 0 ? evaluation % every : own + every;
      const words = Array.from({ length: 9 }, (_word, at) => wordOf(topic * 9 + at));
      return `${words.join(' ')} ${wordOf(9000 + own * 2)} ${wordOf(9001 + own * 2)}`;
    });
    return evaluationOf(`x${evaluation}`, texts);
  });
}
