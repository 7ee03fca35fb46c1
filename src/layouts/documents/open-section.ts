/** The section of a document that holds the recommendation at hand, told by its headings: what comes behind it is none of its. */
export class OpenSection {
  /** It has ended: a table that begins here holds no action of the recommendation. */
  ended = false;
  private level = 0;
  /** A heading of this level or above ends the section. */
  private endLevel = 0;
  private readonly seen = new Set<string>();

  /** A recommendation begins, in a heading of the level or in text. */
  begin(heading: number | null): void {
    this.ended = false;
    this.endLevel = heading === null ? this.level : heading - 1;
  }

  /** A heading that is no label; one that comes again and again is the head of every page. */
  heading(level: number, text: string): void {
    this.level = level;
    if (level <= this.endLevel && !this.seen.has(text)) this.ended = true;
    this.seen.add(text);
  }
}
