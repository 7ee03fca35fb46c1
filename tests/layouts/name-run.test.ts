/** Rows that stand whole on one line: where the name of the unit begins. */
import { describe, expect, it } from 'vitest';
import { nameRuns } from '../../src/layouts/name-run.js';

const unitOf = (row: string): string => row.slice(nameRuns([row])[0]).trim();

describe('the name at the end of a row', () => {
  it.each([
    ['Print the note for the valley towns. UNDP Country Office', 'UNDP Country Office'],
    ['Agree on goals with partners UN Women and UNDP', 'UN Women and UNDP'],
    ['Revise the Harvest Plan M&E Officer', 'M&E Officer'],
    ['Recruit a consultant Operations Manager', 'Operations Manager'],
    ['Set aside money from the Valley Fund CO management', 'CO management'],
    ['Follow the new rules (2016) Senior Management Team', 'Senior Management Team'],
    ['Hold a day for fishers in Lower Bay WEE team', 'WEE team'],
    ['Call the towns through the VCG Country Office Representative', 'Country Office Representative'],
    ['Contribute to the VDAF Country Representative', 'Country Representative'],
    ['Keep the boats dry. Head or Officer-in-Charge (OIC)', 'Head or Officer-in-Charge (OIC)'],
    ['Keep the boats dry UN Women; UNDP', 'UN Women; UNDP'],
    ['Contratar un consultor Oficina de País', 'Oficina de País'],
    ['Former les équipes au calcul Chargé de programme', 'Chargé de programme'],
    ['Élaborer un plan de sortie. Coordonnateur du projet', 'Coordonnateur du projet'],
    ['Rédiger une note de synthèse Ministère de l’Eau', 'Ministère de l’Eau'],
    ['Organiser un atelier annuel Unité d’Appui', 'Unité d’Appui'],
  ])('%s', (row, unit) => {
    expect(unitOf(row)).toBe(unit);
  });

  it('is not guessed where every word is written like a name', () => {
    expect(unitOf('Launch HeForFish Communications Officer')).toBe('');
  });

  it.each([
    ['DREDGE THE HARBOUR MOUTH Pilot Office', 'Pilot Office'],
    ['DREDGE THE HARBOUR MOUTH UNDP Country Office', 'UNDP Country Office'],
    ['DREDGE THE HARBOUR MOUTH UNDP', 'UNDP'],
    ['DREDGE THE HARBOUR MOUTH PILOT OFFICE', ''],
    ['DREDGE THE HARBOUR MOUTH. PILOT OFFICE', 'PILOT OFFICE'],
  ])('is told from an action in capitals: %s', (row, unit) => {
    expect(unitOf(row)).toBe(unit);
  });

  it('is found behind an action in capitals where another row names it', () => {
    const rows = ['Mend the pier. PILOT OFFICE', 'DREDGE THE HARBOUR MOUTH PILOT OFFICE'];
    expect(nameRuns(rows).map((at, n) => rows[n]?.slice(at))).toEqual(['PILOT OFFICE', 'PILOT OFFICE']);
  });

  it('is not cut where another row names one of a list', () => {
    const rows = ['Keep a log. Programme Officer (Water), Bay Managers (=BM)', 'Mend the pier. Bay Managers (=BM)'];
    expect(nameRuns(rows).map((at, n) => rows[n]?.slice(at))).toEqual([
      'Programme Officer (Water), Bay Managers (=BM)',
      'Bay Managers (=BM)',
    ]);
  });

  it('is learnt from another row of the page', () => {
    const rows = ['Print the note Communications Officer', 'Launch HeForFish Communications Officer'];
    expect(nameRuns(rows).map((at, n) => rows[n]?.slice(at))).toEqual([
      'Communications Officer',
      'Communications Officer',
    ]);
  });
});
