/**
 * The numbers that Word prints before paragraphs ("1.1", "Recommendation 3:"). They are nowhere in the text of the file:
 * they are counted, list by list and level by level, in the order of the document.
 */
import { printed } from './number-format.js';
import { child, childrenOf, isOn, numberIn, valIn, type XmlElement } from './xml.js';

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  /** The number of the level that begins this one anew, 0 for none; undefined: every level above it. */
  readonly restart: number | undefined;
  readonly inDigits: boolean;
  readonly style: string | undefined;
  /** What stands between the number and the text: tab, space or nothing. */
  readonly suffix: string;
}

interface Numbered {
  /** Lists that share this share their numbers. */
  readonly counts: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly overrides: ReadonlyMap<number, { readonly start: number | undefined; readonly level: Level | undefined }>;
}

export interface Label {
  readonly text: string;
  readonly isBullet: boolean;
  /** Nothing is printed between the label and the text. */
  readonly close: boolean;
}

/** Word's bullets are signs of symbol fonts; the level is what they tell. */
const BULLETS = ['•', '◦', '▪'];
const PLACE = /%([1-9])/gu;

function levelOf(element: XmlElement): Level {
  return {
    format:
      valIn(child(element, 'w:numFmt')) ?? (child(element, 'mc:AlternateContent') ? customFormat(element) : 'decimal'),
    text: valIn(child(element, 'w:lvlText')) ?? '',
    start: numberIn(child(element, 'w:start')) ?? 0,
    restart: numberIn(child(element, 'w:lvlRestart')),
    inDigits: isOn(child(element, 'w:isLgl')) ?? false,
    style: valIn(child(element, 'w:pStyle')),
    suffix: valIn(child(element, 'w:suff')) ?? 'tab',
  };
}

/** Formats that old programs do not know stand beside one that they do. */
const customFormat = (element: XmlElement): string =>
  valIn(child(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt')) ?? 'decimal';

const levelsIn = (element: XmlElement | undefined): Map<number, Level> =>
  new Map(childrenOf(element, 'w:lvl').map((level) => [Number(level.attribs['w:ilvl'] ?? 0), levelOf(level)]));

/** The lists that a file defines. */
export class Lists {
  readonly #lists = new Map<string, Numbered>();

  constructor(root: XmlElement | undefined) {
    const abstracts = new Map(
      childrenOf(root, 'w:abstractNum').map((one) => [one.attribs['w:abstractNumId'] ?? '', one]),
    );
    const byStyle = new Map([...abstracts].map(([id, one]) => [valIn(child(one, 'w:styleLink')), id]));
    for (const list of childrenOf(root, 'w:num')) {
      const named = valIn(child(list, 'w:abstractNumId')) ?? '';
      const link = valIn(child(abstracts.get(named), 'w:numStyleLink'));
      // A list that follows a list style has its levels where the style's own list is defined.
      const counts = (link === undefined ? undefined : byStyle.get(link)) ?? named;
      const overrides = childrenOf(list, 'w:lvlOverride').map((override) => {
        const level = child(override, 'w:lvl');
        const start = numberIn(child(override, 'w:startOverride'));
        return [Number(override.attribs['w:ilvl'] ?? 0), { start, level: level && levelOf(level) }] as const;
      });
      const levels = levelsIn(abstracts.get(counts));
      this.#lists.set(list.attribs['w:numId'] ?? '', { counts, levels, overrides: new Map(overrides) });
    }
  }

  get(id: string): Numbered | undefined {
    return this.#lists.get(id);
  }

  /** The level that a list keeps for one of these styles. */
  levelForStyle(id: string, styles: readonly string[]): number | undefined {
    for (const [level, { style }] of this.#lists.get(id)?.levels ?? [])
      if (style !== undefined && styles.includes(style)) return level;
    return undefined;
  }
}

/** The counting through one text: the body, a header, the notes. */
export class Counters {
  readonly #lists: Lists;
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #begun = new Set<string>();

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  /** Counts the next paragraph of a list and gives its label; null where nothing is printed. */
  next(id: string, at: number): Label | null {
    const list = this.#lists.get(id);
    if (!list) return null;
    const level = levelIn(list, at);
    if (!level) return null;
    const counts = this.#countsOf(list);
    this.#advance(id, list, counts, at);
    if (level.format === 'bullet') return level.text === '' ? null : bullet(at);
    const text = level.text.replace(PLACE, (_, digit: string) => this.#part(list, counts, level, Number(digit) - 1));
    return text.trim() === '' ? null : { text: text.trim(), isBullet: false, close: level.suffix === 'nothing' };
  }

  #countsOf({ counts }: Numbered): Map<number, number> {
    const known = this.#counts.get(counts) ?? new Map<number, number>();
    this.#counts.set(counts, known);
    return known;
  }

  #advance(id: string, list: Numbered, counts: Map<number, number>, at: number): void {
    const override = list.overrides.get(at)?.start;
    const key = `${id}:${at}`;
    const isFirst = !this.#begun.has(key);
    this.#begun.add(key);
    const before = counts.get(at);
    const restarted = isFirst && override !== undefined;
    const start = override ?? levelIn(list, at)?.start ?? 1;
    counts.set(at, restarted || before === undefined ? start : before + 1);
    for (const deeper of counts.keys()) {
      const restart = levelIn(list, deeper)?.restart;
      if (deeper > at && (restart === undefined || at < restart)) counts.delete(deeper);
    }
  }

  #part(list: Numbered, counts: ReadonlyMap<number, number>, shown: Level, at: number): string {
    const level = levelIn(list, at);
    const number = counts.get(at) ?? list.overrides.get(at)?.start ?? level?.start ?? 1;
    const format = level?.format ?? 'decimal';
    return printed(number, shown.inDigits && format !== 'none' ? 'decimal' : format);
  }
}

const levelIn = (list: Numbered, at: number): Level | undefined => list.overrides.get(at)?.level ?? list.levels.get(at);

const bullet = (at: number): Label => ({ text: BULLETS[at % BULLETS.length] as string, isBullet: true, close: false });
