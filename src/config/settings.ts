/** The text of the configuration → what it says, checked; every problem gets its place and what to do. */
import type { z } from 'zod';
import { type RuleProfile, ruleProfileSchema } from '../core/compliance-record.js';
import type { Settings, SourceSettings } from './config.js';
import { nearestOf } from './nearest.js';
import { type Problem, wrongConfiguration } from './problem.js';
import { fileShape, type SourceKind, siteShape, sourceShapes } from './shape.js';
import { type Path, readYaml, type YamlText } from './yaml.js';

/** @throws WrongUsage naming every problem; `shown` is what the file is called there. */
export function settingsOf(text: string, shown: string): Settings {
  const yaml = readYaml(text);
  const found: Problem[] = [];
  const settings = checked(yaml, found);
  const { brokenFrom } = yaml;
  const problems = [...yaml.problems, ...found.filter(({ offset }) => brokenFrom === null || offset < brokenFrom)];
  if (settings === null || problems.length > 0) throw wrongConfiguration(problems, text, shown);
  return settings;
}

/** What a file of another shape says, checked as the configuration is. */
export function checkedText<Checked extends Shape>(text: string, shape: Checked, shown: string): z.infer<Checked> {
  const yaml = readYaml(text);
  const parsed = shape.safeParse(yaml.value ?? {});
  const found = (parsed.error?.issues ?? []).flatMap((issue) => problemsOf(issue, [], shape, yaml));
  const problems = [...yaml.problems, ...(yaml.brokenFrom === null ? found : [])];
  if (!parsed.success || problems.length > 0) throw wrongConfiguration(problems, text, shown);
  return parsed.data;
}

type Shape = z.ZodObject;
type Issue = z.core.$ZodIssue;

/** Null where there is a problem; what it is stands in `problems`. */
function checked(yaml: YamlText, problems: Problem[]): Settings | null {
  const value = yaml.value ?? {}; // nothing but comments
  if (typeof value !== 'object' || Array.isArray(value)) {
    problems.push({
      offset: yaml.placeOf([]),
      sentence: 'There is no key here. Write `key: value`, with a space behind the colon.',
    });
    return null;
  }
  const file = fileShape.safeParse(value);
  for (const issue of file.error?.issues ?? []) problems.push(...problemsOf(issue, [], fileShape, yaml));
  const listed = 'sources' in value && Array.isArray(value.sources) ? value.sources : null;
  const sources = listed?.flatMap((source, at) => checkedSource(source, ['sources', at], yaml, problems));
  sayRepeatedNames(sources ?? [], yaml, problems);
  const own = 'profiles' in value && Array.isArray(value.profiles) ? value.profiles : null;
  const profiles = own?.flatMap((profile, at) => checkedProfile(profile, ['profiles', at], yaml, problems));
  return file.success ? { ...file.data, sources, profiles } : null;
}

const KINDS = Object.keys(sourceShapes) as SourceKind[];
const KINDS_IN_WORDS = KINDS.map((kind) => `\`${kind}:\``)
  .join(', ')
  .replace(/, (?!.*, )/u, ' or ');

/** The source, or nothing where there is a problem with it. */
function checkedSource(value: unknown, path: Path, yaml: YamlText, problems: Problem[]): SourceSettings[] {
  const say = (sentence: string): SourceSettings[] => {
    problems.push({ offset: yaml.placeOf(path), sentence });
    return [];
  };
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return say(`A source is missing its keys. Write \`- name: …\`, and ${KINDS_IN_WORDS} below.`);
  const said = KINDS.filter((kind) => kind in value);
  const [kind = 'folder', another] = said;
  if (another !== undefined)
    return say(`This source has ${said.map((each) => `\`${each}\``).join(' and ')}. Make two sources of it.`);
  const shape: Shape = sourceShapes[kind];
  const parsed = shape.safeParse(value);
  for (const issue of parsed.error?.issues ?? []) {
    const isMissing = issue.path.length === 1 && !yaml.has([...path, ...steps(issue)]);
    if (isMissing && issue.path[0] === kind) say(`This source does not say where it is. Give it ${KINDS_IN_WORDS}.`);
    else problems.push(...problemsOf(issue, path, shape, yaml));
  }
  return parsed.success ? [{ ...parsed.data, kind } as SourceSettings] : [];
}

/** The profile, complete, or nothing where there is a problem with it. */
function checkedProfile(value: unknown, path: Path, yaml: YamlText, problems: Problem[]): RuleProfile[] {
  const parsed = ruleProfileSchema.safeParse(value);
  for (const issue of parsed.error?.issues ?? []) {
    const at = [...path, ...steps(issue)];
    if (issue.code === 'unrecognized_keys') {
      const known = issue.path.length === 0 ? Object.keys(ruleProfileSchema.shape) : [];
      for (const key of issue.keys)
        problems.push({ offset: yaml.placeOfKey(at, key), sentence: unknownKey(key, known, SECTIONS) });
    } else {
      const key = [...at].reverse().find((step) => typeof step === 'string') ?? 'profiles';
      const isMissing = !yaml.has(at);
      const sentence = isMissing
        ? `\`${key}\` is missing here. A rule profile needs \`id\` and \`name\`.`
        : `\`${key}\` cannot be that. ${issue.message}.`;
      problems.push({ offset: yaml.placeOf(isMissing ? path : at), sentence });
    }
  }
  return parsed.success ? [parsed.data] : [];
}

function sayRepeatedNames(sources: readonly SourceSettings[], yaml: YamlText, problems: Problem[]): void {
  if (new Set(sources.map(nameOf)).size === sources.length) return;
  const seen = new Set<string>();
  const listed = yaml.value as { readonly sources: readonly { readonly name?: unknown }[] };
  for (const [at, { name }] of listed.sources.entries()) {
    if (typeof name !== 'string') continue;
    const path = ['sources', at, 'name'];
    if (seen.has(nameOf({ name })))
      problems.push({
        offset: yaml.placeOf(path),
        sentence: `Another source is called \`${name}\` already. Give each its own name.`,
      });
    seen.add(nameOf({ name }));
  }
}

/** Names that people would mix up are one. */
const nameOf = ({ name }: { readonly name: string }): string => name.trim().toLowerCase();

const steps = ({ path }: Issue): (string | number)[] =>
  path.map((step) => (typeof step === 'number' ? step : String(step)));

/** An issue of a shape that holds what stands at `base`. */
function problemsOf(issue: Issue, base: Path, shape: Shape, yaml: YamlText): Problem[] {
  const path = [...base, ...steps(issue)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      offset: yaml.placeOfKey(path, key),
      sentence: unknownKey(key, keysAt(shape, steps(issue)), shape === siteShape ? {} : SECTIONS),
    }));
  const key = [...path].reverse().find((step) => typeof step === 'string') ?? '';
  const takes = takesAt(shape, steps(issue));
  return [
    {
      offset: yaml.placeOf(path),
      sentence: sentenceOf(issue, key, takes, yaml.has(path) ? valueAt(yaml, path) : undefined),
    },
  ];
}

function sentenceOf(issue: Issue, key: string, takes: string, value: unknown): string {
  if (value === undefined) return `\`${key}\` is missing here. It takes ${takes}.`;
  if (value === null) return `Nothing is said for \`${key}\`. It takes ${takes}; or delete the line.`;
  if (issue.code === 'custom') return `\`${key}\` ${issue.message}`;
  return `\`${key}\` is ${inWords(value)}. It takes ${takes}.`;
}

const LONGEST = 40;

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a section with keys of its own';
  const shown = String(value);
  const cut = shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown;
  const kind = { number: 'the number ', boolean: 'the yes-or-no value ', string: 'the text ' }[typeof value as string];
  return `${kind ?? ''}\`${cut}\``;
}

function unknownKey(key: string, known: readonly string[], sections: typeof SECTIONS = SECTIONS): string {
  const shown = key.length > LONGEST ? `${key.slice(0, LONGEST - 1)}…` : key;
  const elsewhere = Object.entries(sections).find(([, keys]) => keys.includes(key))?.[0];
  const near = nearestOf(key, known);
  if (elsewhere !== undefined) return `\`${shown}\` belongs ${elsewhere}. Move it there.`;
  if (near !== null) return `There is no key \`${shown}\`. Did you mean \`${near}\`?`;
  if (known.length === 0) return `There is no key \`${shown}\` here. Delete it.`;
  return `There is no key \`${shown}\`. Delete it, or take one of ${known.map((each) => `\`${each}\``).join(', ')}.`;
}

const shapeBelow = (shape: Shape, key: string): Shape => (fieldOf(shape, key) as z.ZodOptional<Shape>).unwrap();
const keysOf = (shape: Shape): string[] => Object.keys(shape.shape);
const fieldOf = (shape: Shape, key: string): z.ZodType | undefined => shape.shape[key] as z.ZodType | undefined;

/** Where a key belongs that stands in the wrong place. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  'at the beginning of a line, outside any section': keysOf(fileShape),
  'below `limits:`': keysOf(shapeBelow(fileShape, 'limits')),
  'below `alarms:`': keysOf(shapeBelow(fileShape, 'alarms')),
  'below `notify:`': keysOf(shapeBelow(fileShape, 'notify')),
  'below `limits:` of a source on the web': keysOf(shapeBelow(sourceShapes.urls, 'limits')),
  'to a source, below `sources:`': [...new Set(KINDS.flatMap((kind) => keysOf(sourceShapes[kind])))],
};

/** The keys of the map at the path; a source may still become one of another kind. */
function keysAt(shape: Shape, [key]: Path): string[] {
  if (key !== undefined) return keysOf(shapeBelow(shape, String(key)));
  return shape === fileShape || shape === siteShape
    ? keysOf(shape)
    : (SECTIONS['to a source, below `sources:`'] ?? []).slice();
}

function takesAt(shape: Shape, [key, below]: Path): string {
  const field = fieldOf(shape, String(key));
  const inner = typeof below === 'string' ? fieldOf(shapeBelow(shape, String(key)), below) : undefined;
  return (inner ?? field)?.meta()?.takes ?? 'another value';
}

function valueAt(yaml: YamlText, path: Path): unknown {
  let value: unknown = yaml.value;
  for (const step of path) value = (value as Record<string | number, unknown> | null)?.[step];
  return value;
}
