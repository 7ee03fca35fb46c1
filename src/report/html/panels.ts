/** The charts as markup, each with its table, and the definitions of all indicators. */
import type { Compliance, Indicator } from '../../core/compliance-record.js';
import type { Chart } from './charts.js';
import { html, type Markup } from './markup.js';
import { showButton } from './overview.js';
import { countWords, many, NOT_AVAILABLE, valueWords } from './words.js';

const STATUS = /^status-/u;
const COUNTRIES = 'status-countries';

/** `missing`: why there is no trend, where there is none. */
export function chartsOf(charts: readonly Chart[], missing: string | null): Markup {
  return html`<section id="charts" aria-labelledby="charts-title">
<h2 id="charts-title">Charts</h2>
<div class="charts">${charts.map(figureOf)}</div>
${missing === null ? null : html`<p class="quiet">${missing}</p>`}
</section>`;
}

function figureOf(chart: Chart): Markup {
  const { id, title, about, labels } = chart;
  const picture =
    labels.length === 0
      ? html`<p class="quiet">There is nothing to draw.</p>`
      : html`<div class="picture" data-chart="${id}"></div>`;
  return html`<figure class="chart" id="chart-${id}"${STATUS.test(id) ? html` data-grouping="${chart.of}"` : null}>
<figcaption><h3>${title}</h3><p>${about}</p></figcaption>
${picture}
<details><summary>The numbers as a table<span class="unseen">: ${title}</span></summary>
<div class="scroll" tabindex="0" role="region" aria-label="${title}, numbers">${tableOf(chart)}</div></details>
</figure>`;
}

const tableOf = ({ id, title, of, labels, series }: Chart): Markup => html`<table class="numbers">
<caption class="unseen">${title}</caption>
<thead><tr><th scope="col">${of}</th>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${labels.map(
  (label, index) => html`<tr><th scope="row" dir="auto">${
    id === COUNTRIES ? countryButton(label) : label
  }</th>${series.map(({ values }) => html`<td>${countOrNot(values[index])}</td>`)}</tr>
`,
)}</tbody></table>`;

const countryButton = (label: string): Markup =>
  showButton(label, { register: 'actions', filter: 'country', value: label }, `Show the key actions of ${label}`);

const countOrNot = (value: number | null | undefined): string =>
  value === null || value === undefined ? NOT_AVAILABLE : countWords(value);

/** Every indicator with its numbers and its rule; the ones of the other profiles after those of the headline profile. */
export function definitionsOf({ overall, profile, otherProfiles }: Compliance): Markup {
  const under = (id: string): Indicator[] => overall.filter((indicator) => indicator.profile === id);
  const others = otherProfiles.filter(({ id }) => under(id).length > 0);
  return html`<section id="definitions" aria-labelledby="definitions-title">
<h2 id="definitions-title">All figures and their rules</h2>
${figureTable(`Under the rule profile ${profile.name}`, under(profile.id), true)}
${others.map(
  ({ id, name, words }) => html`<details><summary>Under the rule profile ${name}</summary>
<p>${words}</p>
${figureTable(`Under the rule profile ${name}`, under(id), false)}</details>
`,
)}</section>`;
}

const figureTable = (
  title: string,
  figures: readonly Indicator[],
  named: boolean,
): Markup => html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="numbers rules">
<caption>${title}</caption>
<thead><tr><th scope="col">Figure</th><th scope="col">Number</th><th scope="col">Of</th><th scope="col">Value</th><th scope="col">Rule</th></tr></thead>
<tbody>${figures.map((figure) => figureRow(figure, named))}</tbody></table></div>`;

const figureRow = (figure: Indicator, named: boolean): Markup => html`<tr${
  named ? html` id="rule-${figure.id}"` : null
}><th scope="row">${figure.name}</th><td>${figure.numerator === null ? '' : countWords(figure.numerator)}</td><td>${
  figure.denominator === null ? '' : countWords(figure.denominator)
}</td><td>${valueWords(figure.kind, figure.value)}${officesOf(figure)}</td><td>${figure.rule}</td></tr>
`;

/** The mean of the country offices, beside the value that pools all. */
const officesOf = ({ kind, officeMean }: Indicator): Markup | null =>
  officeMean === undefined || officeMean.value === null
    ? null
    : html`<span class="under">mean of ${many(officeMean.offices, 'office')}: ${valueWords(kind, officeMean.value)}</span>`;
