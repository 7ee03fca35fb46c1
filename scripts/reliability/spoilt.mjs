/** A text with one damage done to it, as copying and printing do: its label still says what it should say. */

/** A small generator of numbers: the same seed gives the same numbers on every machine. */
export function numbers(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

const LABELS = /(?:Recommendation|Management Response|Key Actions?)\s*:?/gu;
const STAMP = /\[\s*(?:Added|Last Updated)[^\]]*\]\s*/gu;
const STATUS = /\b(?:Not Initiated|Initiated|Completed|No Longer Applicable|Overdue)\b/gu;
const DATE = /\b\d{4}\/\d{2}\b/gu;
const AROUND = 12;
const SEEDS = [1, 2, 3];

function oneOf(text, pattern, next, change) {
  const found = [...text.matchAll(pattern)];
  const match = found[next(Math.max(found.length, 1))];
  return match ? text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length) : text;
}

const atLine = (text, next, change) => {
  const lines = text.split('\n');
  change(lines, next(Math.max(lines.length - 1, 1)));
  return lines.join('\n');
};

const DAMAGES = {
  'a label lost': (text, next) => oneOf(text, LABELS, next, () => ''),
  'a stamp lost': (text, next) => oneOf(text, STAMP, next, () => ''),
  'a status garbled': (text, next) => oneOf(text, STATUS, next, (word) => word.replace(/[aeiou]/u, '')),
  'a date garbled': (text, next) => oneOf(text, DATE, next, (date) => date.replace('/', '~')),
  'two lines joined': (text, next) =>
    atLine(text, next, (lines, at) => lines.splice(at, 2, `${lines[at]} ${lines[at + 1] ?? ''}`)),
  'two lines swapped': (text, next) =>
    atLine(text, next, (lines, at) => lines.splice(at, 2, lines[at + 1] ?? '', lines[at])),
  'a line broken': (text, next) =>
    atLine(text, next, (lines, at) => {
      const words = lines[at].split(' ');
      const cut = next(words.length);
      lines.splice(at, 1, words.slice(0, cut).join(' '), words.slice(cut).join(' '));
    }),
  'a line lost': (text, next) => atLine(text, next, (lines, at) => lines.splice(at, 1)),
  'characters lost': (text, next) => {
    const at = next(Math.max(text.length - AROUND, 1));
    return text.slice(0, at) + '\uFFFD'.repeat(AROUND / 4) + text.slice(at + AROUND / 4);
  },
  'cut off': (text, next) => text.slice(0, Math.floor(text.length / 2) + next(Math.floor(text.length / 2))),
};

export function* spoilt(text) {
  for (const [how, damage] of Object.entries(DAMAGES))
    for (const seed of SEEDS) {
      const made = damage(text, numbers(seed * 7919 + text.length));
      if (made !== text) yield { how, text: made };
    }
}
