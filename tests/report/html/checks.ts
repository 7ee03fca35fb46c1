/** What is looked at in the loaded page: contrast, names, order of headings, width. Each is an expression that lists what is wrong. */

/** Texts whose colour stands out less than 4.5 to 1 from what is behind them (3 to 1 for large ones). */
export const LOW_CONTRAST = `(() => {
  const parse = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
  const behind = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.a > 0) layers.push(colour);
      if (colour.a === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
  };
  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ({ r, g, b }) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || !element.checkVisibility() || element.closest('script, .unseen')) continue;
    const style = getComputedStyle(element);
    const paper = behind(element);
    const [a, b] = [light(over(parse(style.color), paper)), light(paper)].sort((x, y) => y - x);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (large ? 3 : 4.5)) found.add(ratio.toFixed(2) + ' ' + element.className + ': ' + node.data.trim().slice(0, 30));
  }
  return [...found];
})()`;

/** Ids that stand twice, references to no id, headings that leave a level out, positive places in the order of Tab. */
export const WRONG_STRUCTURE = `(() => {
  const wrong = [];
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) wrong.push('twice: ' + id);
  for (const name of ['aria-labelledby', 'aria-controls', 'aria-describedby', 'for', 'list'])
    for (const one of document.querySelectorAll('[' + name + ']'))
      for (const id of one.getAttribute(name).split(' ')) if (!ids.includes(id)) wrong.push(name + ' to nothing: ' + id);
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    if (!heading.checkVisibility()) continue;
    const next = Number(heading.tagName[1]);
    if (next > level + 1) wrong.push('level left out: ' + heading.textContent);
    level = next;
  }
  for (const one of document.querySelectorAll('[tabindex]')) if (one.tabIndex > 0) wrong.push('tabindex ' + one.tabIndex);
  for (const table of document.querySelectorAll('table'))
    if (table.querySelectorAll('thead th').length !== table.querySelectorAll('thead tr > *').length) wrong.push('head without th');
  return wrong;
})()`;

/** Elements that stick out of the page to the side, other than inside of what scrolls by itself. */
export const TOO_WIDE = `(() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && !one.closest('.scroll, .skip, .unseen') && one.getBoundingClientRect().right > width + 1)
    .map((one) => one.tagName + '.' + one.className);
})()`;
