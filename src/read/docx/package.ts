/** The parts of a Word file that matter here, found by their relationships as Word finds them. */
import type { Declared } from '../../core/document.js';
import { isElement, parseXml, textUnder, type XmlElement } from './xml.js';
import { type Archive, damaged, tooLarge } from './zip.js';

/** One part with what it refers to. */
export interface Part {
  readonly root: XmlElement;
  /** Targets by relationship id, as written: a part's name or an address. */
  readonly targets: ReadonlyMap<string, Relationship>;
  readonly path: string;
}

export interface Relationship {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export interface WordPackage {
  readonly main: Part;
  /** Title and language as the properties of the file have them. */
  readonly declared: Declared;
  /** The part that the main part refers to under this last word of the relationship type. */
  related(type: string): Part | null;
  /** The part behind one relationship of the main part. */
  byId(id: string | undefined): Part | null;
}

/** Larger XML than this is no management response, and would take more memory than a run has. */
const MOST_XML = 64_000_000;

/** @returns null where the archive is no Word file at all. */
export function openPackage(archive: Archive): WordPackage | null {
  const path = mainPath(archive);
  if (path === null) return null;
  const main = partAt(archive, path, true);
  if (!main) throw damaged(`${path} is missing`);
  const open = (relationship: Relationship | undefined): Part | null =>
    relationship && !relationship.external ? partAt(archive, resolved(path, relationship.target)) : null;
  return {
    main,
    declared: declaredIn(archive),
    related(type) {
      const relationship = [...main.targets.values()].find((known) => known.type === type);
      return (
        open(relationship) ?? (type === 'glossaryDocument' ? null : partAt(archive, resolved(path, `${type}.xml`)))
      );
    },
    byId: (id) => (id === undefined ? null : open(main.targets.get(id))),
  };
}

const PROPERTIES = 'docProps/core.xml';

/** A file without properties, or with broken ones, is as good as any. */
function declaredIn(archive: Archive): Declared {
  try {
    const root = partAt(archive, PROPERTIES)?.root;
    const text = (name: string): string | null => (root && textUnder(root, name).trim()) || null;
    return { title: text('dc:title'), language: text('dc:language') };
  } catch {
    return { title: null, language: null };
  }
}

const USUAL_MAIN = 'word/document.xml';

function mainPath(archive: Archive): string | null {
  const relationships = [...relationshipsAt(archive, '_rels/.rels').values()];
  const main = relationships.find(({ type }) => type === 'officeDocument');
  const path = main && resolved('', main.target);
  if (path !== undefined && archive.has(path)) return path;
  if (archive.has(USUAL_MAIN) || path !== undefined) return archive.has(USUAL_MAIN) ? USUAL_MAIN : (path as string);
  return null;
}

function partAt(archive: Archive, path: string, lean = false): Part | null {
  const bytes = archive.part(path);
  if (!bytes) return null;
  if (bytes.length > MOST_XML) throw tooLarge('bytes', bytes.length, MOST_XML);
  const slash = path.lastIndexOf('/') + 1;
  const targets = relationshipsAt(archive, `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
  return { root: parseXml(bytes, path, lean), targets, path };
}

function relationshipsAt(archive: Archive, path: string): ReadonlyMap<string, Relationship> {
  const bytes = archive.part(path);
  const found = new Map<string, Relationship>();
  if (!bytes) return found;
  for (const node of parseXml(bytes, path).children) {
    if (!isElement(node)) continue;
    const { Id, Type = '', Target, TargetMode } = node.attribs;
    if (Id === undefined || Target === undefined) continue;
    const type = Type.slice(Type.lastIndexOf('/') + 1);
    found.set(Id, { type, target: Target, external: TargetMode === 'External' });
  }
  return found;
}

/** A target beside the part that refers to it, or from the top of the archive. */
function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
