/** Recommendations of another evaluation: told by the heading above them, by the sentence that leads to them, by a column that says what became of them. */
import type { Span } from '../../core/span.js';
import { fold } from '../../vocabulary/index.js';
import { introducingWords } from '../../vocabulary/report.js';
import type { Candidate } from './candidate.js';
import { namesOther, speaksOfThem } from './recommending.js';
import { inside, type Outline, type Section } from './sections.js';
import { anyOf } from './words.js';

export interface Parted {
  readonly own: readonly Candidate[];
  /** By what says so. */
  readonly others: ReadonlyMap<Span, readonly Candidate[]>;
}

interface Told {
  readonly candidate: Candidate;
  readonly because: Span;
}

/** So many paragraphs above a list are looked at. */
const ABOVE = 2;

export function partOthers(
  outline: Outline,
  candidates: readonly Candidate[],
  followUps: ReadonlySet<Candidate>,
): Parted {
  const own: Candidate[] = [];
  const others = new Map<Span, Candidate[]>();
  const starts = new Map(outline.items.map((item, index) => [item.span.start, index]));
  let before: Told | null = null;
  for (const candidate of [...candidates].sort((a, b) => a.start - b.start)) {
    const followUp = followUps.has(candidate) ? firstOf(candidate) : null;
    const lead = leadTo(outline, starts.get(candidate.start));
    const because: Span | null = headingOf(candidate.section) ?? goesOn(before, candidate) ?? followUp ?? lead;
    if (because === null) own.push(candidate);
    else others.set(because, [...(others.get(because) ?? []), candidate]);
    before = because === null ? null : { candidate, because };
  }
  return { own, others };
}

const firstOf = ({ label, text }: Candidate): Span | null => label ?? text[0] ?? null;

function headingOf(section: Section): Span | null {
  const told = inside(section, 'terms') ?? inside(section, 'recommendations', 'mixed', 'others');
  return told && (told.kind === 'others' || told.kind === 'terms') ? (told.heading?.span ?? null) : null;
}

const INTRODUCES = anyOf(introducingWords);

/** "The previous evaluation made five recommendations:" right above. */
function leadTo(outline: Outline, index: number | undefined): Span | null {
  if (index === undefined) return null;
  for (let at = index - 1; at >= 0 && at >= index - ABOVE; at--) {
    const item = outline.items[at];
    if (item?.kind !== 'text' || outline.headings.has(item)) return null;
    const last = lastSentence(item.text);
    const colon = item.text.endsWith(':');
    if (namesOther(last) && speaksOfThem(last) && (colon || INTRODUCES.test(fold(last)))) return item.span;
    if (colon) return null;
  }
  return null;
}

const SENTENCES = /(?<=[.!?؟])\s+(?=\p{Lu}|\p{Lo})/u;
const lastSentence = (text: string): string => text.split(SENTENCES).at(-1) ?? text;

/** The next of a list that is somebody else's. */
function goesOn(before: Told | null, { section, key }: Candidate): Span | null {
  if (!before || before.candidate.section !== section) return null;
  const next = before.candidate.key === null ? key === null : Number(key) === Number(before.candidate.key) + 1;
  return next ? before.because : null;
}
