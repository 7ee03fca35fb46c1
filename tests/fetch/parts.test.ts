/** The parts of fetching that need no site: addresses, guards, patterns, links, waiting. */
import { describe, expect, it } from 'vitest';
import { guardFor, HostRefused, isPublic } from '../../src/fetch/guard.js';
import { addressOf, readySites } from '../../src/fetch/index.js';
import { leadsFor } from '../../src/fetch/leads.js';
import { linksIn } from '../../src/fetch/links.js';
import { backOffMs } from '../../src/fetch/pace.js';
import { matcherFor } from '../../src/fetch/pattern.js';
import { retryAfterMs } from '../../src/fetch/retry-after.js';
import { addressesIn } from '../../src/fetch/site.js';
import { fileNameIn, titleOf } from '../../src/fetch/title.js';

describe('addresses', () => {
  it.each([
    ['HTTP://Example.ORG:80/a b#part', 'http://example.org/a%20b'],
    ['https://user:secret@example.org/', null],
    ['ftp://example.org/', null],
    ['javascript:alert(1)', null],
    ['nothing', null],
    [`https://example.org/${'a'.repeat(3000)}`, null],
  ])('%s is %s', (text, address) => expect(addressOf(text)).toBe(address));
});

describe('the guard', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '::127.0.0.1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'ff02::1',
    'no address',
  ])('refuses %s', (address) => expect(isPublic(address)).toBe(false));

  it.each(['8.8.8.8', '172.32.0.1', '193.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8'])('lets %s pass', (address) =>
    expect(isPublic(address)).toBe(true),
  );

  it('looks at every address of a name, unless the configuration names it', async () => {
    const resolve = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    await expect(guardFor([], resolve).resolve('example.org')).rejects.toBeInstanceOf(HostRefused);
    await expect(guardFor(['Example.org'], resolve).resolve('example.org')).resolves.toHaveLength(2);
    expect(() => guardFor([], resolve).check('[::ffff:7f00:1]')).toThrow(HostRefused);
    expect(() => guardFor(['::1'], resolve).check('[::1]')).not.toThrow();
  });
});

describe('patterns', () => {
  const home = 'https://example.org/start';
  it.each([
    ['/detail/*', 'https://example.org/detail/7', true],
    ['/detail/*', 'https://other.org/detail/7', false],
    ['/detail/*', 'https://example.org/x/detail/7', false],
    ['*.pdf', 'https://other.org/a/B.PDF', true],
    ['*.pdf', 'https://other.org/a.pdf?x', false],
    ['https://*.org/a*b', 'https://x.org/aab', true],
    ['https://*.org/a*a', 'https://x.org/a', false],
    ['/a', 'https://example.org/a', true],
    ['/a?b=*', 'https://example.org/a?b=1', true],
  ])('%s means %s: %s', (pattern, address, is) => expect(matcherFor(pattern, home)(address)).toBe(is));
});

describe('links', () => {
  const links = (text: string) => linksIn(Buffer.from(text), 'https://example.org/dir/page');
  const of = (text: string) => links(text).map(({ address }) => address);

  it('are found in any quotes, without fragments, once, from the base of the page', () => {
    expect(of(`<a href=a>1</a><A title="x>" HREF='b#c'>2</A><a\nhref="a#d">3</a><a name="e">`)).toEqual([
      'https://example.org/dir/a',
      'https://example.org/dir/b',
    ]);
    expect(of('<base href="/other/"><a href="a?x=1&amp;y=2">')).toEqual(['https://example.org/other/a?x=1&y=2']);
    expect(of('<a href="mailto:x@example.org"><a href="javascript:void(0)"><abbr href="no">')).toEqual([]);
  });

  it('are read in the letters of the page, whichever code it is written in', () => {
    const page = '<a href="/\u00E9t\u00E9.pdf">Rapport \u00E9t\u00E9</a>';
    const address = 'https://example.org/%C3%A9t%C3%A9.pdf';
    for (const bytes of [Buffer.from(page), Buffer.from(page, 'latin1'), Buffer.from(`\uFEFF${page}`, 'utf16le')])
      expect(linksIn(bytes, 'https://example.org/')).toEqual([{ address, words: 'Rapport \u00E9t\u00E9' }]);
  });

  it('have the words between their tags', () => {
    expect(links('<a href="a"><img src="x"></a><a href="a"> The <b>re</b>port&nbsp;&amp; more\n</a>')).toEqual([
      { address: 'https://example.org/dir/a', words: 'The report & more' },
    ]);
    expect(links(`<a href="a">never closed ${'x'.repeat(5000)}`)[0]?.words).toBe('');
  });

  it('take no longer for a page of nothing but tags', () => {
    expect(of('<a '.repeat(700_000))).toEqual([]);
    expect(of(`${'<a href '.repeat(300_000)}>`)).toEqual([]);
    expect(of(`${'<a href=x>'.repeat(300_000)}`)).toHaveLength(1);
  });
});

describe('the name of a document', () => {
  it.each([
    ['attachment; filename="Report 2024.pdf"', 'Report 2024.pdf'],
    ['attachment; filename=report.pdf', 'report.pdf'],
    ["attachment; filename=x.pdf; filename*=UTF-8''R%C3%A9ponse.docx", 'Réponse.docx'],
    ['attachment; filename*=UTF-8\'\'%zz; filename="x.pdf"', 'x.pdf'],
    ['attachment; filename="..\\..\\C:\\evil\\name.pdf"', 'name.pdf'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    [`attachment; filename="${Buffer.from('Évaluation.pdf').toString('latin1')}"`, 'Évaluation.pdf'],
    ["attachment; filename*=UTF-8''%E2%80%AEfdp.exe", 'fdp.exe'],
    ['attachment; filename="---"', null],
    ['inline', null],
    [undefined, null],
  ])('in %s is %s', (header, name) => expect(fileNameIn(header)).toBe(name));

  it('is one line that names something, and not too long', () => {
    expect(titleOf(' The\n report\u0007 ')).toBe('The report');
    expect(titleOf('r\uFFFDport')).toBeNull();
    expect(titleOf('d\u0092\u00E9t\u00E9')).toBeNull();
    expect(titleOf('x'.repeat(500))).toHaveLength(150);
    expect(titleOf('12 / 3')).toBeNull();
  });
});

describe('waiting', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  it.each([
    ['120', 120_000],
    ['Sun, 01 Mar 2026 00:01:00 GMT', 60_000],
    ['Sat, 28 Feb 2026 00:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [undefined, null],
  ])('Retry-After %s is %s ms', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms));

  it('doubles with each fault, up to two minutes, with some chance in it', () => {
    expect([1, 2, 3, 9].map((faults) => backOffMs(faults, () => 1))).toEqual([2000, 4000, 8000, 120_000]);
    expect(backOffMs(1, () => 0)).toBe(1000);
  });
});

describe('the sites that come with evaltrail', () => {
  const leads = (name: string, page: string, kind: 'evaluation' | 'response', links: readonly string[]) => {
    const site = readySites[name];
    if (!site) throw new Error(name);
    const leadsOf = leadsFor(site, addressesIn(site, [1])[0]?.address ?? '');
    const bytes = Buffer.from(links.map((link) => `<a href="${link}">x</a>`).join(''));
    return leadsOf(bytes, { address: page, kind }).map((found) => [found.address, found.kind]);
  };

  it('erc: knows its addresses of all years, and asks each page once', () => {
    const page = 'https://erc.undp.org/evaluation/evaluations/detail/7';
    const links = [
      '/evaluation/managementresponses/detail/7',
      'http://erc.undp.org/evaluation/managementresponses/detail/7#top',
      'http://www.erc.undp.org:80/evaluation/managementresponses/detail/7',
      'https://ERC.undp.org/evaluation/managementresponses/view/8?lang=en',
      'http://erc.undp.org/evaluationadmin/manageresponse/view.html?evaluationid=9',
      'http://erc.undp.org/evaluation/documents/download/24',
      'https://erc.undp.org:8443/evaluation/documents/download/25',
      'https://erc.undp.org.example.org/evaluation/documents/download/26',
      'https://example.org/?https://erc.undp.org/evaluation/documents/download/27',
      '/evaluation/evaluations/detail/8',
      '/evaluation/search',
    ];
    const origin = 'https://erc.undp.org/evaluation';
    expect(leads('erc', page, 'evaluation', links)).toEqual([
      [`${origin}/managementresponses/detail/7`, 'response'],
      [`${origin}/managementresponses/view/8?lang=en`, 'response'],
      ['https://erc.undp.org/evaluationadmin/manageresponse/view.html?evaluationid=9', 'response'],
      [`${origin}/documents/download/24`, 'document'],
    ]);
  });

  it('gate: takes documents of the site and of its mirror', () => {
    const page = 'https://gate.unwomen.org/ManagementResponse/ViewManagementResponse?evaluationId=7';
    const links = ['/files/a.PDF', 'http://gate.unwomen.org/b.docx', 'https://unw-gate.azurewebsites.net/c.pdf'];
    expect(
      leads('gate', page, 'response', [...links, 'https://example.org/d.pdf']).map(([address]) => address),
    ).toEqual([
      'https://gate.unwomen.org/files/a.PDF',
      'https://gate.unwomen.org/b.docx',
      'https://unw-gate.azurewebsites.net/c.pdf',
    ]);
  });

  it.each(Object.entries(readySites))('%s has an address for every id', (_, site) => {
    const [first, ...rest] = addressesIn(site, [7, 8]);
    expect(first?.address).toMatch(/^https:\/\/[^{}]+7$/u);
    expect(rest.length).toBeGreaterThan(0);
  });
});
