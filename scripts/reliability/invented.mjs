/**
 * Invented evaluation reports in the shapes that reports have, each with what it recommends, and with what misleads: lists of lessons
 * and conclusions, recommendations of an earlier evaluation, a heading that does not say it, a label or a number lost, a closing
 * paragraph. How often each comes is a guess: see docs/records.md.
 */
import { numbers } from './spoilt.mjs';
import { tongues } from './tongues.mjs';

const SEEDS = 14;
const escaped = (text) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
const p = (text) => `<p>${escaped(text)}</p>`;
const heading = (level, text) => `<h${level}>${escaped(text)}</h${level}>`;
const list = (tag, items) => `<${tag}>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</${tag}>`;
const table = (rows) =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;

/** The chapter that recommends, in one of its shapes: from the texts and their numbers to the page. */
const shapes = {
  'labels in a chapter': ({ tongue, numbered }) => numbered.map(([n, text]) => p(`${tongue.label} ${n}: ${text}`)),
  'labels in a chapter and its summary': ({ tongue, numbered }) =>
    numbered.map(([n, text]) => p(`${tongue.label} ${n}: ${text}`)),
  'short labels': ({ numbered }) => numbered.map(([n, text]) => p(`R${n}. ${text}`)),
  'a numbered list': ({ numbered }) => numbered.map(([n, text]) => p(`${n}. ${text}`)),
  bullets: ({ texts }) => [list('ul', texts)],
  headlines: ({ numbered, tongue, next }) =>
    numbered.flatMap(([n, text]) => [
      heading(3, `${n}. ${tongue.verbs[next(tongue.verbs.length)]} ${tongue.what.find((what) => text.includes(what))}`),
      p(text),
    ]),
  'a table': ({ tongue, numbered, next }) => [
    table([tongue.head, ...numbered.map(([n, text]) => [String(n), text, tongue.units[next(tongue.units.length)]])]),
  ],
  'the word alone, after each finding': ({ tongue, texts, finding }) =>
    texts.flatMap((text) => [p(finding()), p(`${tongue.label}: ${text}`)]),
  'a list among conclusions': ({ texts, finding }) => [list('ul', [finding(), finding()]), list('ul', texts)],
};

/** What the chapter is called where it is not called after them. */
const headings = { 'a list among conclusions': 'both', 'the word alone, after each finding': 'lessons' };

/** Where they stand instead of a chapter of their own. */
const places = ['chapter', 'summary only', 'behind the findings', 'unnamed chapter'];

function reportOf(shape, place, tongue, seed) {
  const next = numbers(seed);
  const pick = (items) => items[next(items.length)];
  const chance = (percent) => next(100) < percent;
  // Headings that nothing but their words tells, as where a text was copied.
  const plain = chance(30) && shape !== 'headlines';
  const h = (level, text) => (plain && level > 1 ? p(text) : heading(level, text));
  const finding = () => `${pick(tongue.subjects)} ${pick(tongue.found)} ${pick(tongue.when)}.`;
  const texts = [];
  for (const wanted = 3 + next(6); texts.length < wanted; ) {
    const text = `${pick(tongue.who)} ${pick(tongue.should)} ${pick(tongue.what)}${tongue.joint}${pick(tongue.so)}, ${pick(tongue.when)}.`;
    if (!texts.includes(text)) texts.push(text);
  }
  const skipped = chance(10) ? 1 + next(texts.length) : Number.POSITIVE_INFINITY;
  const numbered = texts.map((text, at) => [at + 1 + (at >= skipped ? 1 : 0), text]);
  // The foot of a page, between two of them.
  const foot = chance(20) ? 1 + next(texts.length - 1) : -1;
  const made = shapes[shape]({ tongue, texts, numbered, next, finding });
  const lost = chance(15) && made.length > 1 ? next(made.length) : -1;
  const recommending = made.map((block, at) => (at === lost ? block.replace(/^<p>[^:.]{1,24}[:.] /u, '<p>') : block));
  if (foot > 0 && foot < recommending.length) recommending.splice(foot, 0, p(`${tongue.title} | ${10 + next(80)}`));
  const prose = (count) => Array.from({ length: count }, () => p(`${finding()} ${finding()} ${finding()}`));
  const chapter = place === 'unnamed chapter' ? tongue.forward : (tongue[headings[shape]] ?? tongue.heading);
  const page = [h(1, `${tongue.title} ${seed}`), ...prose(1), h(2, tongue.summary), ...prose(2)];
  if (shape === 'labels in a chapter and its summary' || place === 'summary only') page.push(...recommending);
  page.push(h(2, tongue.background), ...prose(3));
  if (chance(30))
    page.push(
      p(tongue.earlier),
      list(
        'ol',
        [0, 1, 2].map(() => `${pick(tongue.should)} ${pick(tongue.what)} ${pick(tongue.when)}.`),
      ),
    );
  page.push(h(2, tongue.findings), ...prose(4));
  if (chance(30)) page.push(p(`${tongue.said} ${pick(tongue.what)} ${pick(tongue.when)}.`));
  if (place === 'behind the findings') page.push(...recommending);
  if (chance(50)) page.push(h(2, tongue.conclusions), ...[1, 2, 3].map((n) => p(`${n}. ${finding()}`)));
  if (chance(40)) page.push(h(2, tongue.lessons), list('ul', [finding(), finding(), finding()]));
  if (place === 'chapter' || place === 'unnamed chapter') {
    page.push(h(2, chapter));
    if (chance(60)) page.push(p(tongue.lead));
    page.push(...recommending);
    if (chance(30)) page.push(p(tongue.closing));
  }
  if (chance(40)) page.push(h(2, tongue.annex), list('ul', [finding(), finding(), finding()]));
  return { html: `<html lang="${tongue.code}"><body>${page.join('\n')}</body></html>`, truth: texts };
}

export function* inventedReports() {
  // Most reports have a chapter.
  for (const [t, tongue] of tongues.entries())
    for (const [s, shape] of Object.keys(shapes).entries())
      for (const [at, place] of places.entries())
        for (let seed = 0; seed < (place === 'chapter' ? SEEDS : 2); seed++) {
          const made = reportOf(shape, place, tongue, 1 + seed + 100 * (at + 10 * (s + 10 * t)));
          yield { name: `${tongue.code}, ${shape}, ${place}, ${seed}`, ...made };
        }
}
