/**
 * `report.html`: one file that opens anywhere, without a network. Figures, charts as tables and rules are markup, so that they
 * are there where no script runs; registers and pictures are made from the data by the page's own script.
 */
import { writeChunks } from '../staging.js';
import { type Assets, readAssets } from './assets.js';
import { ageingChart, type Chart, dueChart, statusChart, trendChart } from './charts.js';
import { textLimitOf } from './cut.js';
import { dataOf } from './data.js';
import { groupingsOf } from './figures.js';
import type { ReportInput } from './input.js';
import { html, type Markup, Markup as MarkupText } from './markup.js';
import { headOf, keyFiguresOf, uncertainOf } from './overview.js';
import { chartsOf, definitionsOf } from './panels.js';
import { themesOf } from './themes.js';
import { countWords } from './words.js';

export type { ReportInput, TrendPoint } from './input.js';

/** Writes the page to a new file and waits until it is on the disk. Same input, same bytes. */
export async function writeReport(path: string, input: ReportInput): Promise<void> {
  await writeChunks(path, reportText(input, await readAssets()));
}

/** The page in chunks; the registers one row at a time. */
export function* reportText(input: ReportInput, assets: Assets): Generator<string> {
  const trend = trendChart(input);
  const status = groupingsOf(input.compliance).map(statusChart);
  const charts = [...status, ageingChart(input.compliance), dueChart(input), ...(trend === null ? [] : [trend])];
  yield headText(assets).text;
  yield bodyText(input, charts, trend !== null).text;
  const { data, evidence } = dataOf(input, charts);
  yield '<script type="application/json" id="data">';
  yield* data;
  yield '</script>\n';
  for (const script of assets.scripts) yield `<script>${script}</script>\n`;
  // Behind the scripts: the page is ready before a browser has read it.
  yield '<script type="application/json" id="evidence">';
  yield* evidence;
  yield '</script>\n';
  yield '</body>\n</html>\n';
}

const headText = ({ style, policy }: Assets): Markup => html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Compliance with management responses</title>
<style>${new MarkupText(style)}</style>
</head>
`;

const NO_TREND = 'The trend is drawn as soon as runs for two different days have been published.';

function bodyText(input: ReportInput, charts: readonly Chart[], hasTrend: boolean): Markup {
  const { compliance, run } = input;
  const limit = countWords(textLimitOf(input.evaluations));
  return html`<body>
<a class="skip" href="#main">Skip to the figures</a>
${headOf(input)}
<nav aria-label="On this page"><ul><li><a href="#figures">Key figures</a></li><li><a href="#charts">Charts</a></li><li><a href="#themes">Themes</a></li><li><a href="#registers">Registers</a></li><li><a href="#definitions">Rules</a></li></ul></nav>
<main id="main" tabindex="-1">
<div class="overview">
${keyFiguresOf(input)}
${uncertainOf(input)}
</div>
${chartsOf(charts, hasTrend ? null : NO_TREND)}
${themesOf(input)}
<section id="registers" aria-labelledby="registers-title">
<h2 id="registers-title">Registers</h2>
<noscript><p>The registers need JavaScript, which is switched off here: open the file in a web browser, or use compliance.xlsx.</p></noscript>
</section>
${definitionsOf(compliance)}
</main>
<footer><p>Made by ${run.tool.name} ${run.tool.version}. All text from documents is shown as it stands there; what is longer than ${limit} characters is cut in sight. The whole is in records.json, the figures are in compliance.json. Links to sources work where this file lies beside them.</p></footer>
`;
}
