/** Draws the charts with Chart.js, in the colours of the page's style, and again when these change. */
import { countText, element } from './text.js';

/** @typedef {Record<string, any>} Spec a chart as `charts.ts` describes it */

const BAR = 26;
const AXES = 90;
const HEIGHT = 280;

const COLOURS = ['completed', 'overdue', 'initiated', 'waiting', 'unknown', 'closed', 'plain', 'paper', 'ink', 'rule'];

/** The custom properties of the style, as they are now. @returns {Record<string, string>} */
function coloursNow() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export class Charts {
  /** @param {Spec[]} specs */
  constructor(specs) {
    /** @type {{ drawing: any, spec: Spec }[]} */
    this.drawn = [];
    this.library = /** @type {any} */ (globalThis).Chart;
    this.colours = coloursNow();
    /** @type {Map<Element, Spec>} */
    this.waiting = new Map();
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) if (isIntersecting) this.draw(target);
      },
      { rootMargin: '300px' },
    );
    for (const spec of specs) this.reserve(spec, seen);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.recolour());
    matchMedia('print').addEventListener('change', () => this.recolour());
  }

  /** Takes the room of a chart; it is drawn when it comes into sight. @param {Spec} spec @param {IntersectionObserver} seen */
  reserve(spec, seen) {
    const place = document.querySelector(`[data-chart="${spec.id}"]`);
    if (!(place instanceof HTMLElement)) return;
    place.style.height = `${spec.form === 'across' ? Math.min(spec.labels.length, spec.drawn) * BAR + AXES : HEIGHT}px`;
    this.waiting.set(place, spec);
    seen.observe(place);
  }

  /** @param {Element} place */
  draw(place) {
    const spec = this.waiting.get(place);
    if (spec === undefined) return;
    this.waiting.delete(place);
    const canvas = element('canvas', { role: 'img', 'aria-label': summaryOf(spec) });
    place.append(canvas);
    const drawing = new this.library(canvas, {
      type: spec.form === 'line' ? 'line' : 'bar',
      data: this.dataOf(spec),
      options: this.optionsOf(spec),
    });
    this.drawn.push({ drawing, spec });
  }

  recolour() {
    this.colours = coloursNow();
    for (const { drawing, spec } of this.drawn) {
      drawing.data = this.dataOf(spec);
      drawing.options = this.optionsOf(spec);
      drawing.update('none');
    }
  }

  /** As wide as the paper while it is printed. @param {number | null} width */
  printed(width) {
    for (const place of this.waiting.keys()) if (place.checkVisibility()) this.draw(place);
    for (const { drawing } of this.drawn) {
      if (width === null) drawing.resize();
      else drawing.resize(width, drawing.height);
    }
    this.recolour();
  }

  /** @param {Spec} spec */
  dataOf({ form, labels, series, drawn, days }) {
    const line = form === 'line';
    return {
      labels: line ? undefined : labels.slice(0, drawn),
      datasets: series.map((/** @type {Spec} */ { name, tone, values }, /** @type {number} */ index) => {
        const tint = this.colours[tone];
        const shown = values.slice(0, drawn);
        return line
          ? {
              label: name,
              data: shown.map((/** @type {number} */ y, /** @type {number} */ at) => ({ x: days[at], y })),
              borderColor: tint,
              backgroundColor: tint,
              borderDash: [[], [6, 3], [2, 3], [10, 4, 2, 4]][index % 4],
              pointStyle: ['circle', 'rect', 'triangle', 'rectRot'][index % 4],
              pointRadius: shown.length > 60 ? 0 : 4,
              tension: 0,
            }
          : {
              label: name,
              data: shown,
              backgroundColor: form === 'across' && tone === 'overdue' ? hatched(tint, this.colours.paper) : tint,
              borderColor: this.colours.paper,
              borderWidth: 1,
              maxBarThickness: 40,
            };
      }),
    };
  }

  /** @param {Spec} spec */
  optionsOf({ form, labels, series, days = [] }) {
    const across = form === 'across';
    const { ink, rule } = this.colours;
    const counts = {
      beginAtZero: true,
      stacked: across,
      ticks: { color: ink, precision: 0, callback: (/** @type {number} */ value) => countText(value) },
      grid: { color: rule },
      border: { color: rule },
    };
    const names = {
      stacked: across,
      ticks: { color: ink, autoSkip: !across, callback: across ? shortLabel : undefined },
      grid: { display: false },
      border: { color: rule },
    };
    const labelOf = (/** @type {number} */ day) => labels[days.indexOf(day)] ?? '';
    const time = {
      type: 'linear',
      ticks: { color: ink, maxTicksLimit: 8, callback: labelOf },
      afterBuildTicks: (/** @type {any} */ axis) => {
        axis.ticks = spread(days).map((value) => ({ value }));
      },
      grid: { display: false },
      border: { color: rule },
    };
    if (!names.ticks.callback) delete names.ticks.callback;
    return {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: across ? 'y' : 'x',
      scales: across ? { x: counts, y: names } : { x: form === 'line' ? time : names, y: counts },
      plugins: {
        legend: {
          display: series.length > 1,
          position: 'bottom',
          align: 'start',
          labels: { color: ink, usePointStyle: form === 'line', boxWidth: 14, boxHeight: form === 'line' ? 7 : 12 },
        },
        tooltip: {
          mode: 'index',
          intersect: false,
          callbacks: form === 'line' ? { title: (/** @type {any[]} */ items) => labelOf(items[0]?.parsed.x) } : {},
        },
      },
    };
  }
}

const STRIPE = 8;

/** Stripes, so that the overdue part is found without seeing colours. @param {string} tint @param {string} paper */
function hatched(tint, paper) {
  const tile = element('canvas', { width: STRIPE, height: STRIPE });
  const pen = tile.getContext('2d');
  pen.fillStyle = tint;
  pen.fillRect(0, 0, STRIPE, STRIPE);
  pen.strokeStyle = paper;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const from of [-STRIPE, 0, STRIPE]) {
    pen.moveTo(from, STRIPE);
    pen.lineTo(from + STRIPE, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? tint;
}

const MOST_TICKS = 8;

/** Days to name on the axis: the first, the last, and some between. @param {number[]} days */
function spread(days) {
  const step = Math.max(1, Math.ceil((days.length - 1) / (MOST_TICKS - 1)));
  return days.filter((_, index) => index % step === 0);
}

const LABEL_LENGTH = 24;

/** @this {any} @param {number} value */
function shortLabel(value) {
  const label = String(this.getLabelForValue(value));
  return label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH - 1)}…` : label;
}

/** What a chart shows, in a sentence; the table beside it has the numbers. @param {Spec} spec */
function summaryOf({ title, labels, series }) {
  const sums = series.map(
    (/** @type {Spec} */ { name, values }) =>
      `${name} ${countText(values.reduce((/** @type {number} */ sum, /** @type {number | null} */ value) => sum + (value ?? 0), 0))}`,
  );
  const what = series.length > 1 && labels.length > 0 ? `: ${sums.join(', ')} in all` : '';
  return `Chart. ${title}${what}. The numbers are in the table below it.`;
}
