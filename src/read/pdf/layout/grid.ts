/** Rulings → grids: the cells that lines enclose, cells over several rows or columns included. */
import type { Box } from '../../../core/span.js';
import type { Ruling } from '../page.js';
import { around } from './model.js';

/** Lines nearer than this are one (double lines, rounding). */
const SNAP = 3;
/** Lines touch when their ends are no further apart. */
const TOUCH = 3.5;
/** The share of an edge that must be drawn. */
const DRAWN = 0.6;
/** More lines than this on one page are a drawing. */
const MOST_LINES = 3000;
const MOST_CELLS = 40_000;
/** Thinner rows and columns are gaps in a border. */
const THIN = 4;

export interface GridCell {
  readonly box: Box;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Grid {
  readonly box: Box;
  /** Edges of the rows from the top down, and of the columns from left to right. */
  readonly ys: readonly number[];
  readonly xs: readonly number[];
  readonly cells: readonly GridCell[];
  /** The cell at a point of the page. */
  at(x: number, y: number): GridCell | null;
}

/** A line across or down: where it stands, and from where to where it reaches. */
interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The grids of a page. One of a single cell is a frame. */
export function gridsOf(rulings: readonly Ruling[]): Grid[] {
  const across: Edge[] = [];
  const down: Edge[] = [];
  for (const { direction, x0, top, x1, bottom } of rulings) {
    if (direction === 'horizontal') across.push({ at: (top + bottom) / 2, from: x0, to: x1 });
    else down.push({ at: (x0 + x1) / 2, from: top, to: bottom });
  }
  if (across.length > MOST_LINES || down.length > MOST_LINES) return [];
  return components(across, down).flatMap(({ rows, columns }) => gridFrom(rows, columns) ?? []);
}

interface Component {
  readonly rows: Edge[];
  readonly columns: Edge[];
}

/** Lines that touch each other, directly or through others. */
function components(across: readonly Edge[], down: readonly Edge[]): Component[] {
  const groups = new Groups(across.length + down.length);
  const sorted = down.map((edge, at) => ({ edge, at })).sort((a, b) => a.edge.at - b.edge.at);
  for (const [at, row] of across.entries()) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.edge.at ?? 0) < row.from - TOUCH) low = middle + 1;
      else high = middle;
    }
    for (let next = low; next < sorted.length; next++) {
      const { edge, at: index } = sorted[next] as { edge: Edge; at: number };
      if (edge.at > row.to + TOUCH) break;
      if (row.at >= edge.from - TOUCH && row.at <= edge.to + TOUCH) groups.join(at, across.length + index);
    }
  }
  const found = new Map<number, Component>();
  const of = (index: number): Component => {
    const root = groups.rootOf(index);
    const component = found.get(root) ?? { rows: [], columns: [] };
    found.set(root, component);
    return component;
  };
  for (const [at, row] of across.entries()) of(at).rows.push(row);
  for (const [at, column] of down.entries()) of(across.length + at).columns.push(column);
  return [...found.values()].filter(({ rows, columns }) => rows.length > 0 && columns.length > 0);
}

function gridFrom(rows: readonly Edge[], columns: readonly Edge[]): Grid | null {
  const ys = snapped([...rows.map(({ at }) => at), ...ends(columns)], rows);
  const xs = snapped([...columns.map(({ at }) => at), ...ends(rows)], columns);
  const height = ys.length - 1;
  const width = xs.length - 1;
  if (height < 1 || width < 1 || height * width > MOST_CELLS) return null;
  const below = drawn(rows, ys, xs);
  const right = drawn(columns, xs, ys);
  const groups = new Groups(height * width);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (y + 1 < height && !(below[y + 1]?.[x] ?? false)) groups.join(y * width + x, (y + 1) * width + x);
      if (x + 1 < width && !(right[x + 1]?.[y] ?? false)) groups.join(y * width + x, y * width + x + 1);
    }
  const cells = rectangles(groups, width, height).map((area) => cellOf(area, xs, ys));
  const owner = new Array<GridCell | null>(height * width).fill(null);
  for (const cell of cells)
    for (let y = cell.row; y < cell.row + cell.rows; y++)
      for (let x = cell.column; x < cell.column + cell.columns; x++) owner[y * width + x] = cell;
  return {
    box: around(cells),
    ys,
    xs,
    cells,
    at: (x, y) => {
      const column = stepOf(xs, x);
      const row = stepOf(ys, y);
      return column === null || row === null ? null : (owner[row * width + column] ?? null);
    },
  };
}

/** The outermost ends of lines close a grid that is open at its sides. */
function ends(edges: readonly Edge[]): number[] {
  return [Math.min(...edges.map(({ from }) => from)), Math.max(...edges.map(({ to }) => to))];
}

/** Places of lines, those that are nearly the same made one. Only the outermost need no line of their own. */
function snapped(places: readonly number[], edges: readonly Edge[]): number[] {
  const groups: number[][] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group && place - (group[0] as number) <= SNAP) group.push(place);
    else groups.push([place]);
  }
  const middles = groups.map((group) => group.reduce((sum, place) => sum + place, 0) / group.length);
  const isDrawn = (middle: number): boolean => edges.some(({ at }) => Math.abs(at - middle) <= SNAP);
  return middles
    .filter((middle, at) => at === 0 || at === middles.length - 1 || isDrawn(middle))
    .filter((middle, at, all) => at === 0 || middle - (all[at - 1] as number) >= THIN || at === all.length - 1);
}

/** For each place of `at`, which steps of `along` have a line. */
function drawn(edges: readonly Edge[], at: readonly number[], along: readonly number[]): boolean[][] {
  const lengths = at.map(() => new Float64Array(along.length));
  for (const edge of edges) {
    const row = lengths[nearest(at, edge.at)] as Float64Array;
    for (let step = Math.max(0, stepBelow(along, edge.from)); step + 1 < along.length; step++) {
      const from = along[step] as number;
      if (from > edge.to) break;
      const length = Math.min(edge.to, along[step + 1] as number) - Math.max(edge.from, from);
      if (length > 0) row[step] = (row[step] ?? 0) + length;
    }
  }
  return lengths.map((row) =>
    Array.from({ length: along.length - 1 }, (_, step) => {
      const whole = (along[step + 1] as number) - (along[step] as number);
      return (row[step] ?? 0) >= whole * DRAWN;
    }),
  );
}

function nearest(places: readonly number[], value: number): number {
  const below = Math.max(0, stepBelow(places, value));
  const above = Math.min(places.length - 1, below + 1);
  return Math.abs((places[above] as number) - value) < Math.abs((places[below] as number) - value) ? above : below;
}

/** Index of the last place that is not above the value; -1 where all are. */
function stepBelow(places: readonly number[], value: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function stepOf(places: readonly number[], value: number): number | null {
  const step = stepBelow(places, value);
  return step < 0 || step >= places.length - 1 ? null : step;
}

interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Steps that no line parts, as rectangles; what is no rectangle (a line is missing) is cut into its rows. */
function rectangles(groups: Groups, width: number, height: number): Area[] {
  const steps = new Map<number, number[]>();
  for (let index = 0; index < width * height; index++) {
    const root = groups.rootOf(index);
    const list = steps.get(root);
    if (list) list.push(index);
    else steps.set(root, [index]);
  }
  return [...steps.values()].flatMap((list) => {
    const rows = list.map((index) => Math.floor(index / width));
    const columns = list.map((index) => index % width);
    const [row, column] = [minimum(rows), minimum(columns)];
    const area = { row, column, rows: maximum(rows) - row + 1, columns: maximum(columns) - column + 1 };
    return area.rows * area.columns === list.length ? [area] : rowRuns(list, width);
  });
}

/** Runs of steps row by row; runs of one width below each other stay together. */
function rowRuns(list: readonly number[], width: number): Area[] {
  const areas: Area[] = [];
  const open = new Map<string, number>();
  let at = 0;
  while (at < list.length) {
    const first = list[at] as number;
    let length = 1;
    while (list[at + length] === first + length && (first + length) % width !== 0) length++;
    const row = Math.floor(first / width);
    const column = first % width;
    const key = `${column}|${length}`;
    const above = open.get(key);
    const area = above === undefined ? undefined : areas[above];
    if (above !== undefined && area && area.row + area.rows === row) areas[above] = { ...area, rows: area.rows + 1 };
    else {
      open.set(key, areas.length);
      areas.push({ row, column, rows: 1, columns: length });
    }
    at += length;
  }
  return areas;
}

const minimum = (values: readonly number[]): number => values.reduce((least, value) => Math.min(least, value));
const maximum = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value));

function cellOf(area: Area, xs: readonly number[], ys: readonly number[]): GridCell {
  const edge = (places: readonly number[], at: number): number => places[at] as number;
  const box: Box = [
    edge(xs, area.column),
    edge(ys, area.row),
    edge(xs, area.column + area.columns),
    edge(ys, area.row + area.rows),
  ];
  return { ...area, box };
}

/** Disjoint sets. */
class Groups {
  readonly #parents: Int32Array;

  constructor(count: number) {
    this.#parents = Int32Array.from({ length: count }, (_, at) => at);
  }

  rootOf(index: number): number {
    const parents = this.#parents;
    let at = index;
    while (parents[at] !== at) {
      const up = parents[parents[at] as number] as number;
      parents[at] = up;
      at = up;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    this.#parents[Math.max(x, y)] = Math.min(x, y);
  }
}
