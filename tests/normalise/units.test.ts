import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { units } from '../../src/normalise/units.js';

const names = (raw: string): string[] => units(raw).units.map(({ name }) => name);

describe('splits', () => {
  test.each([
    ['-Project’s Coordination. -Youth and Sports Unit.', ['Project’s Coordination', 'Youth and Sports Unit']],
    ['UNDP, UNECE and WXYZ', ['UNDP', 'UNECE', 'WXYZ']],
    ['UN Women; UNDP', ['UN Women', 'UNDP']],
    ['UN Women, UNDP', ['UN Women', 'UNDP']],
    ['HOP/Programme Team Leaders & SPAU', ['HOP', 'Programme Team Leaders', 'SPAU']],
    ['MoT/PMU, IAs, UNDP', ['MoT', 'PMU', 'IAs', 'UNDP']],
    ['PMU/ UNDP CO', ['PMU', 'UNDP CO']],
    ['UGP /Consultor externo', ['UGP', 'Consultor externo']],
    ['1) ABCD 2) ABCD 3)UNDP 4)UNDP', ['ABCD', 'UNDP']],
    [
      'Head or Officer-in-Charge (OIC), Programme Officer (Safety), Country Managers (=CM)',
      ['Head or Officer-in-Charge (OIC)', 'Programme Officer (Safety)', 'Country Managers (=CM)'],
    ],
    ['HQ of UNDP, UNFPA and UNICEF', ['HQ of UNDP', 'UNFPA', 'UNICEF']],
    ['UN Agencies and Results M&E Group', ['UN Agencies', 'Results M&E Group']],
    ['UNDP Estonia Senior management and Programme team', ['UNDP Estonia Senior management', 'Programme team']],
    [
      'Office of Audits, Risks and Controls, Office of Travel',
      ['Office of Audits, Risks and Controls', 'Office of Travel'],
    ],
    [
      'Office of Boat Management, Lamp Service Centre and Office of Ropes and Quay Management',
      ['Office of Boat Management', 'Lamp Service Centre', 'Office of Ropes and Quay Management'],
    ],
    ['Ministry of Health and Ministry of Finance', ['Ministry of Health', 'Ministry of Finance']],
    ['Bureau for Land and Sea Support and the IEO', ['Bureau for Land and Sea Support', 'IEO']],
    ['UNDP and Government', ['UNDP', 'Government']],
    ['UNDP, national partners', ['UNDP', 'national partners']],
    ['Ministry of Roads\nUNDP CO\nPMU', ['Ministry of Roads', 'UNDP CO', 'PMU']],
    ['• UNDP • PMU', ['UNDP', 'PMU']],
    ['Unidad de Género y Oficina de Programa', ['Unidad de Género', 'Oficina de Programa']],
    ['Ministère de l’Eau et PNUD', ['Ministère de l’Eau', 'PNUD']],
    ['مكتب البرنامج، اليونيسف', ['مكتب البرنامج', 'اليونيسف']],
    ['Team A, Team B, and Team C', ['Team A', 'Team B', 'Team C']],
    ['Green Growth / Rural Energy', ['Green Growth', 'Rural Energy']],
    ['UNDP and Harbour Police', ['UNDP', 'Harbour Police']],
    ['Harbour Police and UNDP', ['Harbour Police', 'UNDP']],
    ['Senior Management and Programme Team', ['Senior Management', 'Programme Team']],
    ['Unité Forêts et Unité Rivières', ['Unité Forêts', 'Unité Rivières']],
    ['(i) UNDP; (ii) MoR', ['UNDP', 'MoR']],
    ['i. UNDP ii. MoR', ['UNDP', 'MoR']],
    ['UNDP – PMU', ['UNDP', 'PMU']],
  ])('%j', (raw, expected) => {
    expect(names(raw)).toEqual(expected);
  });
});

describe('keeps whole', () => {
  test.each([
    'Office of Audits, Risks and Controls',
    'Ministry of Agriculture, Livestock and Fisheries',
    'Bureau for Land and Sea Support',
    'Technical Specialist – Peace and Trust – Open Data Team, UNDP',
    'Programme Officer, UNDP',
    'DRR/P',
    'Rivers, Forests and Farm Development Unit',
    'UNDP and partners',
    'Field Offices with the support of the Central Team',
    'Head Team and ABC, in coordination with the field, the press and UNDP',
    'XYZ RTS and other relevant RTSs',
    'MRP Coordinator and Team',
    'UNDP Sub-Regional Office Programme Team',
    'Monitoring and Evaluation Officer',
    'HR/Finance Officer',
    'Programme/Project Manager',
    'Project Management and Monitoring Unit',
    'UNDP Bosnia and Herzegovina CO',
    'UNDP Peru’s Youth and Sports Unit',
    'UNDP (Water, Youth and Land Units)',
    'UNDP and partners',
    'Ana Lupan',
    'Energy Division (Plan 2017-2021)',
  ])('%j', (raw) => {
    expect(names(raw)).toEqual([raw]);
  });
});

test('a line that goes on with the one before is no unit of its own', () => {
  expect(names('Office of\nAudits, Risks\nand Controls')).toEqual(['Office of Audits, Risks and Controls']);
  expect(names('Bureau for Land Support\nall regional bureaux')).toEqual([
    'Bureau for Land Support',
    'all regional bureaux',
  ]);
});

test('raw is what stands on the page, name what a list would say, each unit once', () => {
  expect(units('-Gender Unit.\n- Gender unit').units).toEqual([{ name: 'Gender Unit', raw: '-Gender Unit.' }]);
  expect(names('the Secretariat.')).toEqual(['Secretariat']);
  expect(names('Project´s Team; Project’s Team')).toHaveLength(1);
});

test('two units with nothing between them are split by their noun, and that is said', () => {
  expect(units('Fund raising unit Courts unit')).toMatchObject({
    units: [{ name: 'Fund raising unit' }, { name: 'Courts unit' }],
    withoutSeparator: true,
  });
  expect(names('UNDP UNICEF')).toEqual(['UNDP', 'UNICEF']);
  expect(units('Fund raising unit').withoutSeparator).toBe(false);
  expect(units('Gender Unit, Youth Unit').withoutSeparator).toBe(false);
});

test.each(['', ' ', '-', 'N/A', 'n.a.', 'TBD', '…'])('%j names nobody', (raw) => {
  expect(names(raw)).toEqual([]);
});

test('raw strings come from the page, names are clean, nothing throws', () => {
  const piece = fc.constantFrom(
    'UNDP',
    'Gender Unit',
    ' and ',
    ', ',
    '/',
    '\n',
    '-',
    '(',
    ')',
    'Ministry of ',
    'Team',
    '; ',
    '1) ',
    'with the support of ',
    ' ',
    'و',
    '•',
  );
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  const flat = (text: string): string => text.replace(/\s+/gu, ' ');
  fc.assert(
    fc.property(cell, (raw) => {
      for (const unit of units(raw).units) {
        expect(flat(raw)).toContain(flat(unit.raw));
        expect(unit.name).toBe(unit.name.trim());
        expect(unit.name.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1000 },
  );
});

test('splitting a unit again changes nothing', () => {
  const list = fc.array(
    fc.constantFrom('UNDP', 'Gender Unit', 'Ministry of Roads', 'PMU', 'Programme Officer', 'Youth and Sports Unit'),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(list, fc.constantFrom('; ', '\n'), (parts, separator) => {
      const split = names(parts.join(separator));
      expect(split).toEqual([...new Set(parts)]);
      expect(split.flatMap(names)).toEqual(split);
    }),
  );
});

test.each(['UNDP, ', 'UNDP and ', '(', '/', 'a', ', ', '\n', 'Unit '])('ends on %j repeated', (piece) => {
  expect(units(piece.repeat(100_000 / piece.length)).units.length).toBeLessThan(100_000);
});
