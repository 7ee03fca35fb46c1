/** Themes as a table of figures, and what is said again and again: markup, with buttons that bring up the rows. */
import type { Compliance } from '../../core/compliance-record.js';
import type { RecurringGroup } from '../../core/recurring-record.js';
import { placesIn, yearsWords } from '../workbook/said-again.js';
import { shortText } from '../workbook/text.js';
import { countOf, type Figures, figuresUnder } from './figures.js';
import type { ReportInput } from './input.js';
import { html, type Markup } from './markup.js';
import { showButton } from './overview.js';
import { countWords, many, NOT_AVAILABLE } from './words.js';

/** So many groups are listed; the others are in the workbook. */
const MOST_GROUPS = 25;
const TEXT_LENGTH = 320;

export const themesOf = (input: ReportInput): Markup => html`<section id="themes" aria-labelledby="themes-title">
<h2 id="themes-title">Themes</h2>
${themeTable(input.compliance)}
${input.recurring ? againOf(input, input.recurring.groups) : null}
</section>`;

const COLUMNS: readonly (readonly [head: string, id: string])[] = [
  ['Recommendations', 'recommendations/all'],
  ['Accepted', 'recommendations/accepted'],
  ['Implemented', 'recommendations/implemented'],
  ['Key actions', 'actions/all'],
  ['Completed', 'actions/completed'],
  ['Overdue', 'deadlines/overdue'],
];

function themeTable({ themes, profile }: Compliance): Markup {
  const found = themes.filter(({ theme }) => theme !== null);
  if (found.length === 0) return html`<p class="quiet">No recommendation has words of a theme.</p>`;
  const heads = COLUMNS.map(([head]) => html`<th scope="col">${head}</th>`);
  return html`<p>Found by words in the title and text of each recommendation; the words are shown when a recommendation is opened. One of several themes counts for each, so the rows do not make the whole.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Figures by theme"><table class="numbers">
<caption class="unseen">Figures by theme</caption>
<thead><tr><th scope="col">Theme</th>${heads}</tr></thead>
<tbody>${themes.map(({ theme, name, figures }) => themeRow(theme, name, figuresUnder(profile.id, figures)))}</tbody></table></div>`;
}

const themeRow = (theme: string | null, name: string | null, figures: Figures): Markup => html`<tr><th scope="row">${
  theme === null
    ? 'No theme found'
    : showButton(
        name ?? theme,
        { register: 'recommendations', filter: 'theme', value: theme },
        `Show the recommendations: ${name}`,
      )
}</th>${COLUMNS.map(([, id]) => html`<td>${numberOr(countOf(figures, id))}</td>`)}</tr>
`;

const numberOr = (count: number | null): string => (count === null ? NOT_AVAILABLE : countWords(count));

function againOf({ evaluations }: ReportInput, groups: readonly RecurringGroup[]): Markup {
  const placeOf = placesIn(evaluations);
  const more = groups.length - MOST_GROUPS;
  const rows = groups.slice(0, MOST_GROUPS).map((group, at) => againRow(group, String(at + 1), placeOf));
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="What is said again and again"><table class="numbers again">
<caption class="unseen">What is said again and again</caption>
<thead><tr><th scope="col">Recommendation</th><th scope="col">Said in</th><th scope="col">All actions completed</th><th scope="col">With overdue actions</th><th scope="col">Rows</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${more > 0 ? html`<p class="quiet">And ${many(more, 'more group')}: see the sheet “Said again” of the workbook.</p>` : null}`;
  return html`<h3 id="again">What is said again and again</h3>
${
  groups.length === 0
    ? html`<p class="quiet">No recommendation is made by several evaluations in much the same words.</p>`
    : html`<p>Recommendations that several evaluations make in much the same words. The same idea in other words is not linked: the themes show it.</p>
${table}`
}`;
}

const againRow = (group: RecurringGroup, place: string, placeOf: ReturnType<typeof placesIn>): Markup => {
  const placed = placeOf(group.recommendation);
  const { title = null, text = '' } = placed?.recommendation ?? {};
  const words = shortText(title ? `${title}: ${text}` : text, TEXT_LENGTH);
  return html`<tr><th scope="row"><span dir="auto"${group.language === null ? null : html` lang="${group.language}"`}>${words}</span><span class="under">Shared words: ${group.shared.join(', ')}</span></th>
<td>${saidWords(group)}</td>
<td>${countWords(group.completed)} of ${countWords(group.withActions)}</td>
<td>${countWords(group.overdue)}</td>
<td>${showButton('Show', { register: 'recommendations', filter: 'again', value: place }, `Show group ${place}`)}</td></tr>
`;
};

/** `7 evaluations of 5 countries, 2019 to 2025` */
function saidWords(group: RecurringGroup): string {
  const { evaluations, countries } = group;
  const where = countries.length === 0 ? '' : ` of ${many(countries.length, 'country', 'countries')}`;
  const years = yearsWords(group);
  return `${many(evaluations, 'evaluation')}${where}${years === null ? '' : `, ${years}`}`;
}
