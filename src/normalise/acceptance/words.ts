/** The acceptance words of one language, ready to be found in tokens. */
import { type Language, words } from '../../vocabulary/index.js';
import { Phrases } from './tokens.js';

type DecisionGroup = 'answers' | 'participles' | 'verbs' | 'present';
const decisionGroups: readonly DecisionGroup[] = ['answers', 'participles', 'verbs', 'present'];

type PlainGroup = Exclude<keyof (typeof words)['en']['acceptance'], 'categories' | 'accepting' | 'rejecting'>;

/** A phrase that can decide. */
export interface Trigger {
  readonly length: number;
  readonly accepts: boolean;
  readonly groups: ReadonlySet<DecisionGroup>;
}

export interface Grammar {
  readonly language: Language;
  readonly group: (name: PlainGroup) => Phrases;
  readonly trigger: (tokens: Parameters<Phrases['from']>[0], at: number) => Trigger | null;
}

const grammars = new Map<Language, Grammar>();

/** Built once for each language, when the first text in its script is read. */
export function grammarOf(language: Language): Grammar {
  const known = grammars.get(language) ?? build(language);
  grammars.set(language, known);
  return known;
}

function build(language: Language): Grammar {
  const data = words[language].acceptance;
  const plain = new Map<PlainGroup, Phrases>();
  const group = (name: PlainGroup): Phrases => {
    const phrases = plain.get(name) ?? new Phrases(data[name]);
    plain.set(name, phrases);
    return phrases;
  };
  const sides = [true, false].map((accepts) => {
    const side = accepts ? data.accepting : data.rejecting;
    return { accepts, groups: decisionGroups.map((name) => ({ name, phrases: new Phrases(side[name]) })) };
  });
  const first = new Set(sides.flatMap(({ groups }) => groups.flatMap(({ phrases }) => [...phrases.firstWords()])));
  const trigger: Grammar['trigger'] = (tokens, at) => {
    if (!first.has(tokens[at]?.text ?? '')) return null;
    let best: Trigger | null = null;
    for (const { accepts, groups } of sides) {
      const lengths = groups.map(({ phrases }) => phrases.from(tokens, at));
      const length = Math.max(...lengths);
      if (length <= (best?.length ?? 0)) continue;
      const names = groups.filter((_, n) => lengths[n] === length).map(({ name }) => name);
      best = { length, accepts, groups: new Set(names) };
    }
    return best;
  };
  return { language, group, trigger };
}
