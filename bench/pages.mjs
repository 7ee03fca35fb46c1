/** Invented pages for measuring: any number of them, each different, the same ones every time. */

const UNITS = ['Governance Unit', 'Country Office', 'Project Team', 'Climate Unit', 'Operations Team', 'Regional Hub'];
const PLACES = ['Harrowmere', 'Kestria', 'Oldenby', 'Saltmarsh', 'Tarnwick', 'Vellmoor', 'Yarrow', 'Zembra'];
const STATUSES = ['Completed', 'Initiated', 'Not Initiated', 'Overdue-Initiated', 'No Longer Applicable'];
const VERBS = ['Set up', 'Review', 'Strengthen', 'Publish', 'Agree on', 'Extend', 'Fund', 'Train'];
const THINGS = [
  'the village water committees',
  'a plan for flood relief',
  'the open budget portal',
  'the training of local judges',
];
const REASONS = [
  'so that results last',
  'with partners of the region',
  'before the next programme',
  'as the team proposed',
];

/** A small generator of numbers: the same seed gives the same numbers on every machine. */
function numbers(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

const two = (number) => String(number).padStart(2, '0');

/** What one page says. */
export function contentOf(seed) {
  const next = numbers(seed);
  const pick = (list) => list[next(list.length)];
  const sentence = () => `${pick(VERBS)} ${pick(THINGS)} ${pick(REASONS)}`;
  const prose = (count) => Array.from({ length: count }, () => `${sentence()}.`).join(' ');
  const stamp = () => `[Added: 20${10 + next(10)}/${two(1 + next(12))}/${two(1 + next(28))}]`;
  const place = pick(PLACES);
  const start = 2010 + next(10);
  return {
    title: `Evaluation ${seed} of the ${place} programme`,
    place,
    plan: `${start}-${start + 4}`,
    completion: `${two(1 + next(12))}/${start + 2}`,
    recommendations: Array.from({ length: 4 + next(5) }, () => ({
      text: prose(2 + next(3)),
      stamp: stamp(),
      response: `Agreed. ${prose(2 + next(4))}`,
      actions: Array.from({ length: 1 + next(3) }, () => ({
        description: `${sentence()}, stage ${1 + next(9)}`,
        stamp: `${stamp()} [Last Updated: ${start + 3}/${two(1 + next(12))}/${two(1 + next(28))}]`,
        unit: pick(UNITS),
        due: `${start + 1 + next(5)}/${two(1 + next(12))}`,
        status: pick(STATUSES),
        comments: next(2) ? prose(1 + next(2)) : '',
      })),
    })),
  };
}

const HEAD = 'Key Action Responsible DueDate Status Comments Documents';

/** A page as flat text: the columns of its tables are lost. */
export function textPage(seed) {
  const { title, place, plan, completion, recommendations } = contentOf(seed);
  const lines = [
    'Success message',
    'error message',
    'warn message',
    title,
    `Commissioning Unit: ${place}`,
    `Evaluation Plan: ${plan}`,
    'Evaluation Type: Project',
    `Completion Date: ${completion}`,
    `Unit Responsible for providing Management Response: ${place}`,
    'Documents Related to overall Management Response:',
    ' ',
  ];
  for (const [index, { text, stamp, response, actions }] of recommendations.entries()) {
    lines.push(`${index + 1}. Recommendation:`, '', text, '', `Management Response: ${stamp}`, '', response, '');
    lines.push('Key Actions:', '', HEAD);
    for (const action of actions)
      lines.push(
        action.description,
        action.stamp,
        `${action.unit} ${action.due} ${action.status} ${action.comments} History`,
      );
  }
  return `${lines.join('\n')}\n`;
}

const MENU = 'Evaluations,Management responses,Plans,Reports,Units,Search,Guidance,Training,About,Contact'.split(',');

/** What sites put around their content: style, script, a menu on two levels, a form with its hidden state, a footer. */
function frameOf(seed) {
  const items = MENU.map((name, index) => {
    const inner = MENU.map(
      (other) => `<li class="nav-item sub"><a class="nav-link" href="/${index}/${other}">${other}</a></li>`,
    );
    return `<li class="nav-item dropdown"><a class="nav-link" href="/${index}">${name}</a><ul class="menu">${inner.join('')}</ul></li>`;
  });
  const rules = Array.from(
    { length: 60 },
    (_, index) => `.panel-${index} > .row { margin: ${index}px; color: #33${index % 10}; }`,
  );
  const state = Buffer.from(String(seed).repeat(400)).toString('base64');
  return {
    head: `<style>${rules.join('\n')}</style><script>window.settings = { page: ${seed}, menu: ${JSON.stringify(MENU)} };</script>`,
    top: `<header class="site"><ul class="navbar">${items.join('\n')}</ul></header><form method="post"><input type="hidden" name="state" value="${state}">`,
    bottom: `</form><footer class="site"><ul>${items.slice(0, 3).join('')}</ul><p>Evaluation pages of an invented agency</p></footer>`,
  };
}

const NO_FRAME = { head: '', top: '', bottom: '' };

/** The same page as HTML, with real tables; bare, or framed as sites serve it. */
export function htmlPage(seed, framed = false) {
  const frame = framed ? frameOf(seed) : NO_FRAME;
  const { title, place, plan, completion, recommendations } = contentOf(seed);
  const row = ({ description, stamp, unit, due, status, comments }) =>
    `<tr><td><p>${description}</p><p>${stamp}</p></td><td>${unit}</td><td>${due}</td><td>${status}</td><td>${comments}</td><td></td></tr>`;
  const heads = ['Key Action', 'Responsible', 'DueDate', 'Status', 'Comments', 'Documents'];
  const blocks = recommendations.map(
    ({ text, stamp, response, actions }, index) => `<div class="recommendation">
<p><b>${index + 1}. Recommendation:</b></p><p>${text}</p>
<p><b>Management Response:</b> ${stamp}</p><p>${response}</p>
<p><b>Key Actions:</b></p>
<table class="grid"><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead>
<tbody>${actions.map(row).join('\n')}</tbody></table></div>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${frame.head}</head><body>
${frame.top}<main><h1>${title}</h1>
<p>Commissioning Unit: ${place}</p><p>Evaluation Plan: ${plan}</p><p>Evaluation Type: Project</p>
<p>Completion Date: ${completion}</p><p>Unit Responsible for providing Management Response: ${place}</p>
<p>Documents Related to overall Management Response:</p>
${blocks.join('\n')}
</main>${frame.bottom}</body></html>
`;
}
