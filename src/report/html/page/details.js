/** What the dialog shows of a row: its texts in full, what it belongs to, and where each value was read. */
import { evidenceOf } from './evidence.js';
import { element, fold, linkOrText, percentText, quoted } from './text.js';

/** @typedef {Record<string, any>} Row */
/** @typedef {import('./data.js').Data} Data */
/** @typedef {(kind: string, row: Row) => void} Open */

/** What the source says, where it is not just the same. @param {string | null} raw @param {string | null} words */
const asPrinted = (raw, words) => (raw && fold(raw) !== fold(words ?? '') ? ` (“${raw}” as printed)` : '');

const NAME_LENGTH = 180;

/** @param {string} text */
const shortened = (text) => (text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH).trimEnd()}…` : text);

/** Pairs of name and value; what is missing is said to be missing only where `missing` gives the words. @param {[string, Node | string | null | undefined, string?][]} pairs */
function facts(pairs) {
  const list = element('dl', { class: 'facts' });
  for (const [name, value, missing] of pairs) {
    const shown = value === null || value === undefined || value === '' ? missing : value;
    if (shown === undefined) continue;
    const quiet = shown === missing;
    const what =
      typeof shown === 'string'
        ? element('dd', { dir: 'auto', class: quiet && 'quiet' }, shown)
        : element('dd', {}, shown);
    list.append(element('div', {}, element('dt', {}, name), what));
  }
  return list;
}

/** @param {string} title @param {...(Node | null)} content */
const section = (title, ...content) =>
  element('section', {}, element('h3', {}, title), ...content.filter((node) => node !== null));

/** @param {string | null} checks */
const checksOf = (checks) =>
  checks === null
    ? null
    : section('To check', element('ul', {}, ...checks.split('\n').map((line) => element('li', { dir: 'auto' }, line))));

/** How sure the row is, and why no surer. @param {Row} row */
function confidenceOf({ confidence, doubts }) {
  if (doubts === null) return percentText(confidence);
  const lines = doubts.split('\n').map((/** @type {string} */ line) => element('li', {}, line));
  return element('div', {}, percentText(confidence), element('ul', {}, ...lines));
}

export class Details {
  /** @param {Data} data @param {Open} open shows another row */
  constructor(data, open) {
    this.data = data;
    this.open = open;
  }

  /** @param {string} kind @param {Row} row @returns {{ title: string, content: Node[] }} */
  of(kind, row) {
    if (kind === 'actions') return this.action(row);
    if (kind === 'recommendations') return this.recommendation(row);
    if (kind === 'evaluations') return this.evaluation(row);
    return kind === 'findings' ? this.finding(row) : this.change(row);
  }

  /** @param {Row} row */
  action(row) {
    const { words } = this.data;
    const language = row.evaluation.language;
    const late = row.daysOverdue === null ? '' : `, ${row.daysOverdue} days`;
    const printed = asPrinted(row.statusRaw, words.status[row.status]);
    const dueRaw = asPrinted(row.dueRaw, row.due);
    const content = [
      quoted('p', row.description, language, 'lead'),
      facts([
        ['Status', `${words.status[row.status]}${printed}`],
        ['Deadline', `${words.deadline[row.deadline]}${late}`],
        ['Due date', row.due && `${row.due}${dueRaw}`, 'not given'],
        ['Responsible units', row.units.join('; '), 'not given'],
        ['Justification', row.justification],
        ['Comments', row.comments],
        ['Documents', this.documents(row)],
        ['Added', row.added],
        ['Last updated', row.lastUpdated],
        ['Confidence', confidenceOf(row)],
      ]),
      checksOf(row.checks),
      this.evidence('actions', row, {
        description: row.description,
        comments: row.comments,
        justification: row.justification,
      }),
      section(
        'Belongs to',
        this.linkTo('recommendations', row.recommendation),
        this.linkTo('evaluations', row.evaluation),
      ),
    ];
    return { title: `Key action ${row.number ?? ''}`.trim(), content: content.filter(Boolean) };
  }

  /** @param {Row} row */
  documents({ documents }) {
    if (!documents) return null;
    const item = (/** @type {[string, string, string | null]} */ [title, address, link]) =>
      element('li', {}, linkOrText(title || address, link), link === null && address !== '' ? ` (${address})` : null);
    return element('ul', {}, ...documents.map(item));
  }

  /** @param {Row} row */
  recommendation(row) {
    const { words } = this.data;
    const language = row.evaluation.language;
    const printed = asPrinted(row.acceptanceRaw, words.acceptance[row.acceptance]);
    const content = [
      row.title && quoted('p', row.title, language, 'strong'),
      quoted('p', row.text, language, 'lead'),
      facts([
        ['Acceptance', `${words.acceptance[row.acceptance]}${printed}`],
        ['Management response', row.response && quoted('div', row.response, language, 'text'), 'none found'],
        ['Response added', row.responseAdded],
        ['Response updated', row.responseUpdated],
        ['Priority', row.priority],
        ['Addressed to', row.addressees],
        ['Report and response', row.joinedWords],
        ['Time frame', row.timeFrame],
        ['Confidence', confidenceOf(row)],
        ['Themes', this.themes(row)],
      ]),
      section(
        'Key actions',
        row.answeredWith && element('p', {}, 'Answered with others: the key actions for all of them stand under one.'),
        row.answeredWith && this.linkTo('recommendations', row.answeredWith),
        row.answeredWith ? null : this.list('actions', row.actions, 'No key action was found.'),
      ),
      checksOf(row.checks),
      this.evidence('recommendations', row, { text: row.text, title: row.title, 'response.text': row.response }),
      section('Belongs to', this.linkTo('evaluations', row.evaluation)),
    ];
    return { title: `Recommendation ${row.label ?? ''}`.trim(), content: content.filter(Boolean) };
  }

  /** Each theme with the words that earned it. @param {Row} row */
  themes({ themes }) {
    if (!themes) return null;
    const item = (/** @type {[string, string]} */ [id, quotes]) =>
      element('li', { dir: 'auto' }, `${this.data.words.theme[id] ?? id}: ${quotes}`);
    return element('ul', {}, ...themes.map(item));
  }

  /** @param {Row} row */
  evaluation(row) {
    const [all, completed, open, overdue] = row.counts;
    const content = [
      facts([
        ['Country', row.country, 'not known'],
        ['Region', row.region],
        ['Agency', row.agency],
        ['Symbol', row.symbol],
        ['Evaluators', row.evaluators],
        ['Commissioning unit', row.commissioningUnit],
        ['Responsible unit', row.responsibleUnit],
        ['Plan', row.plan],
        ['Type', row.type],
        ['Completion', row.completion, 'not given'],
        ['First response', row.response && this.data.words.response[row.response]],
        ['Key actions', `${all}: ${completed} completed, ${open} open, ${overdue} of these overdue`],
        ['Report and response', row.joining],
        ['Source', this.source(row.source)],
        [
          'Other sources',
          row.otherSources &&
            element(
              'ul',
              {},
              ...row.otherSources.map((/** @type {number} */ one) => element('li', {}, this.source(one))),
            ),
        ],
      ]),
      row.joiningCases &&
        section(
          'What the response made of the report',
          element(
            'ul',
            { class: 'cases' },
            ...row.joiningCases.map((/** @type {string} */ words) => element('li', { dir: 'auto' }, words)),
          ),
        ),
      section('Recommendations', this.list('recommendations', row.recommendations, 'No recommendation was found.')),
      checksOf(row.checks),
      this.evidence('evaluations', row, {}),
    ];
    return { title: row.title ?? 'Evaluation without a title', content: content.filter(Boolean) };
  }

  /** @param {Row} row */
  finding(row) {
    const { words, evaluations } = { words: this.data.words, evaluations: row.evaluation };
    const content = [
      quoted('p', row.message, null, 'lead'),
      facts([
        ['What to do', row.remedy],
        ['Severity', words.severity[row.severity]],
        ['Document', row.source === null ? null : this.source(row.source)],
        ['Document was', row.outcome && words.outcome[row.outcome]],
        ['About', row.about],
        ['Place', row.place],
        ['Code', element('code', {}, row.code)],
      ]),
      evaluations && section('Belongs to', this.linkTo('evaluations', evaluations)),
    ];
    return { title: 'Finding', content: content.filter(Boolean) };
  }

  /** @param {Row} row */
  change(row) {
    const { words } = this.data;
    const target = this.data.actions.find(({ id }) => id === row.item);
    const content = [
      quoted('p', row.words, null, 'lead'),
      facts([
        ['What happened', `${words.kind[row.kind]}: ${words.itemKind[row.itemKind]}`],
        ['Field', row.field],
        ['Before', row.field && row.before],
        ['After', row.field && row.after],
        ['Day', row.date],
        ['Cause', row.cause === 'rules' ? 'The same bytes, read by a newer version' : 'The sources say something else'],
      ]),
      section(
        'Belongs to',
        target ? this.linkTo('actions', target) : null,
        row.evaluation && this.linkTo('evaluations', row.evaluation),
      ),
    ];
    return { title: 'Change', content: content.filter(Boolean) };
  }

  /** @param {string} kind @param {Row} row @param {Record<string, string | null>} texts */
  evidence(kind, row, texts) {
    return evidenceOf(this.data, kind, row, texts, (place) => this.source(place));
  }

  /** @param {number} place */
  source(place) {
    const [name, link] = this.data.lists.sources[place];
    return linkOrText(name, link);
  }

  /** @param {string} kind @param {Row} row */
  linkTo(kind, row) {
    const { words, name } = this.nameOf(kind, row);
    return element(
      'p',
      { class: 'belongs' },
      `${words}: `,
      element(
        'button',
        {
          type: 'button',
          class: 'link',
          dir: 'auto',
          lang: (row.evaluation ?? row).language,
          onclick: () => this.open(kind, row),
        },
        shortened(name),
      ),
    );
  }

  /** @param {string} kind @param {Row} row */
  nameOf(kind, row) {
    if (kind === 'evaluations') return { words: 'Evaluation', name: row.title ?? 'without a title' };
    if (kind === 'recommendations')
      return { words: `Recommendation ${row.label ?? ''}`.trim(), name: row.title ?? (row.text || 'without a text') };
    const status = this.data.words.status[row.status];
    const late = row.deadline === 'overdue' ? ', overdue' : '';
    return { words: `${row.number ?? '–'} (${status}${late})`, name: row.description || 'without a text' };
  }

  /** @param {string} kind @param {Row[]} rows @param {string} none */
  list(kind, rows, none) {
    if (rows.length === 0) return element('p', { class: 'quiet' }, none);
    return element('ul', { class: 'children' }, ...rows.map((row) => element('li', {}, this.linkTo(kind, row))));
  }
}
