/** What many rows share is written once: sources, units, names of fields and rules, each known to the rows by its number. */
import type { LinkOf } from '../workbook/index.js';
import { sourceWords } from '../workbook/words.js';
import { safeHref } from './links.js';

class Numbers {
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  all(): string[] {
    return [...this.numbers.keys()];
  }
}

export class Lists {
  private readonly uris = new Numbers();
  private readonly unitNames = new Numbers();
  private readonly fieldNames = new Numbers();
  private readonly linkOf: LinkOf;

  constructor(linkOf: LinkOf) {
    this.linkOf = linkOf;
  }

  source(uri: string): number {
    return this.uris.of(uri);
  }

  unit(name: string): number {
    return this.unitNames.of(name);
  }

  field(name: string): number {
    return this.fieldNames.of(name);
  }

  /** Names of the fields that the evidence speaks of. */
  fields(): readonly string[] {
    return this.fieldNames.all();
  }

  /** Written after the rows, when all that they name is known. Sources: name for people, and link or null. */
  written(): object {
    return {
      sources: this.uris.all().map((uri) => [sourceWords(uri), safeHref(this.linkOf(uri))]),
      units: this.unitNames.all(),
    };
  }
}
