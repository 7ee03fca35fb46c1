/** What the links of a site say about documents that belong together: a page, its management response, the files attached to either. */

export interface Tied {
  readonly uri: string;
  readonly sha256: string;
}

export interface Ties {
  /** 0 for what is attached to nothing, 1 for what such a page leads to, and so on. */
  readonly depthOf: (document: Tied) => number;
  /**
   * The evaluation of the page that leads to it, else the one of everything that it leads to itself; null where nothing is
   * known of either, or its attachments are of several.
   */
  readonly evaluationOf: (document: Tied) => string | null;
}

/** `foundOn`: by uri, the uri of the page that leads there. `assigned`: evaluations by the fingerprint of the bytes, as they are found. */
export function tiesOf(
  documents: readonly Tied[],
  foundOn: ReadonlyMap<string, string>,
  assigned: ReadonlyMap<string, string>,
): Ties {
  const bytes = new Map(documents.map(({ uri, sha256 }) => [uri, sha256]));
  const attachments = new Map<string, string[]>();
  for (const [uri, page] of foundOn) attachments.set(page, [...(attachments.get(page) ?? []), uri]);
  const evaluationAt = (uri: string | undefined): string | null => assigned.get(bytes.get(uri ?? '') ?? '') ?? null;
  const ofAttachments = (uri: string): string | null => {
    const [first = null, ...others] = new Set((attachments.get(uri) ?? []).flatMap((each) => evaluationAt(each) ?? []));
    return others.length > 0 ? null : first;
  };
  return {
    depthOf: ({ uri }) => {
      const been = new Set([uri]);
      for (let page = foundOn.get(uri); page !== undefined && !been.has(page); page = foundOn.get(page)) been.add(page);
      return been.size - 1;
    },
    evaluationOf: ({ uri }) => evaluationAt(foundOn.get(uri)) ?? ofAttachments(uri),
  };
}
