import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '../../src/core/calendar.js';
import { dateSchema } from '../../src/core/record.js';
import { dueDate, dueDateRule } from '../../src/normalise/due-date/index.js';

const read = (raw: string): string => {
  const { kind, earliest, latest } = dueDate(raw);
  return [kind, earliest, latest].filter(Boolean).join(' ');
};

describe('a day', () => {
  test.each([
    '2021/11/05',
    '2021-11-05',
    '2021.11.05',
    '5 November 2021',
    'November 5, 2021',
    '5th November, 2021',
    'Friday, 5 November 2021',
    '5-Nov-2021',
    '5-Nov-21',
    '2021 November 5',
    '05.11.2021',
    '2021-11-05T00:00:00Z',
    '2021-11-05 12:30',
    'by 5 November 2021',
    '5 de noviembre de 2021',
    'le 5 novembre 2021',
    'vendredi 5 novembre 2021',
    'até 5 de novembro de 2021',
    '5 ноября 2021 г.',
    '٥ نوفمبر ٢٠٢١',
    '5 تشرين الثاني 2021',
    '5\u00a0November\u00a02021',
    '5 November\n2021',
    '[5 November 2021]',
    '5November2021',
  ])('%j', (raw) => {
    expect(read(raw)).toBe('day 2021-11-05 2021-11-05');
  });

  test.each(['25/11/2021', '11/25/2021', '25-11-2021', '25/11/21', '25.11.21'])('%j has one reading', (raw) => {
    expect(read(raw)).toBe('day 2021-11-25 2021-11-25');
  });

  test('with day and month either way round covers both readings', () => {
    expect(read('05/11/2021')).toBe('range 2021-05-11 2021-11-05');
    expect(read('11/11/2021')).toBe('day 2021-11-11 2021-11-11');
    expect(read('21/11/30')).toBe('unreadable');
  });
});

describe('a month', () => {
  test.each([
    '2020/02',
    '02/2020',
    '2/2020',
    '2020-02',
    '2020/02/',
    '2020 / 02',
    'February 2020',
    'Feb 2020',
    'Feb. 2020',
    'Feb-20',
    "Feb '20",
    'February, 2020',
    'end of February 2020',
    'by end-February 2020',
    'Mid-February 2020',
    'February 2020 (tentative)',
    'February 2020, subject to funding',
    'February 2020 at the latest',
    'février 2020',
    'fevrier 2020',
    'fin février 2020',
    "d'ici à février 2020",
    'febrero de 2020',
    'a finales de febrero de 2020',
    'fevereiro de 2020',
    'февраль 2020',
    'в феврале 2020 г.',
    'к февралю 2020 года',
    'شباط/فبراير 2020',
    'فيفري 2020',
    'بحلول فبراير 2020',
  ])('%j', (raw) => {
    expect(read(raw)).toBe('month 2020-02-01 2020-02-29');
  });

  test.each(['setiembre 2021', 'sep 2021', 'sept. 2021', 'set 2021', 'شتنبر 2021', 'أيلول 2021'])(
    '%j is September',
    (raw) => {
      expect(read(raw)).toBe('month 2021-09-01 2021-09-30');
    },
  );
});

describe('a part of a year', () => {
  test.each([
    'Q3 2021',
    'Q3, 2021',
    'Q3-2021',
    '2021 Q3',
    '2021/Q3',
    '3Q 2021',
    '3Q21',
    "Q3'21",
    'third quarter of 2021',
    '3rd Quarter 2021',
    'Quarter 3, 2021',
    'end of Q3 2021',
    'Q3 2021 (July–September)',
    'T3 2021',
    '3e trimestre 2021',
    '3ème trimestre de 2021',
    'troisième trimestre 2021',
    'tercer trimestre de 2021',
    '3º trimestre de 2021',
    'III trimestre 2021',
    'terceiro trimestre de 2021',
    'III квартал 2021 г.',
    '3-й квартал 2021 года',
    'третий квартал 2021',
    'الربع الثالث من عام 2021',
  ])('%j is a quarter', (raw) => {
    expect(read(raw)).toBe('quarter 2021-07-01 2021-09-30');
  });

  test.each([
    'H2 2021',
    'second half of 2021',
    'S2 2021',
    '2e semestre 2021',
    'segundo semestre de 2021',
    'второе полугодие 2021',
    'النصف الثاني من 2021',
  ])('%j is a half-year', (raw) => {
    expect(read(raw)).toBe('range 2021-07-01 2021-12-31');
  });
});

describe('a year', () => {
  test.each([
    '2021',
    '[2021]',
    'end of 2021',
    'by the end of 2021',
    'year-end 2021',
    'mid-2021',
    'early 2021',
    'late 2021',
    'Throughout 2021',
    'within 2021',
    'fin 2021',
    'début 2021',
    'a mediados de 2021',
    'até o final de 2021',
    'до конца 2021 года',
    'بحلول نهاية عام 2021',
    '2021 depending on funds',
  ])('%j', (raw) => {
    expect(read(raw)).toBe('year 2021-01-01 2021-12-31');
  });
});

describe('a range', () => {
  test.each([
    ['2021-2023', '2021-01-01 2023-12-31'],
    ['2021 – 2023', '2021-01-01 2023-12-31'],
    ['2021/2022', '2021-01-01 2022-12-31'],
    ['2021-22', '2021-01-01 2022-12-31'],
    ['2011–12', '2011-01-01 2012-12-31'],
    ['2021 to 2022', '2021-01-01 2022-12-31'],
    ['May–August 2021', '2021-05-01 2021-08-31'],
    ['May - August 2021', '2021-05-01 2021-08-31'],
    ['from May to August 2021', '2021-05-01 2021-08-31'],
    ['between May and August 2021', '2021-05-01 2021-08-31'],
    ['November 2021 – February 2022', '2021-11-01 2022-02-28'],
    ['2021/11-2022/02', '2021-11-01 2022-02-28'],
    ['01.11.2021-28.02.2022', '2021-11-01 2022-02-28'],
    ['5-9 May 2021', '2021-05-05 2021-05-09'],
    ['May 5-9, 2021', '2021-05-05 2021-05-09'],
    ['30 May - 2 June 2021', '2021-05-30 2021-06-02'],
    ['Q1-Q2 2021', '2021-01-01 2021-06-30'],
    ['Q4 2021/Q1 2022', '2021-10-01 2022-03-31'],
    ['May/June 2021', '2021-05-01 2021-06-30'],
    ['du 1er mai au 31 août 2021', '2021-05-01 2021-08-31'],
    ['mayo a agosto de 2021', '2021-05-01 2021-08-31'],
    ['с мая по август 2021 г.', '2021-05-01 2021-08-31'],
    ['Ongoing (2021-2023)', '2021-01-01 2023-12-31'],
    ['2021-2023, annually', '2021-01-01 2023-12-31'],
  ])('%j', (raw, expected) => {
    expect(read(raw)).toBe(`range ${expected}`);
  });

  test('that does not say in which year it begins, or runs backwards, is not read', () => {
    expect(read('November-February 2022')).toBe('unreadable');
    expect(read('2023-2021')).toBe('unreadable');
    expect(read('August 2021 - May 2021')).toBe('unreadable');
  });
});

describe('several dates', () => {
  test.each([
    ['May 2021 and August 2021', '2021-05-01 2021-08-31'],
    ['May and August 2021', '2021-05-01 2021-08-31'],
    ['5 May and 9 August 2021 respectively', '2021-05-05 2021-08-09'],
    ['5 and 9 May 2021', '2021-05-05 2021-05-09'],
    ['2021/05, 2021/08', '2021-05-01 2021-08-31'],
    ['2021/05\n2021/08', '2021-05-01 2021-08-31'],
    ['1) May 2021 2) August 2021', '2021-05-01 2021-08-31'],
    ['-May 2021 -August 2021', '2021-05-01 2021-08-31'],
    ['May 2021 (extended to August 2021)', '2021-05-01 2021-08-31'],
    ['Q1 and Q3 2021', '2021-01-01 2021-09-30'],
    ['first and third quarter of 2021', '2021-01-01 2021-09-30'],
    ['mai et août 2021', '2021-05-01 2021-08-31'],
    ['مايو وأغسطس 2021', '2021-05-01 2021-08-31'],
    ['January February 2021', '2021-01-01 2021-02-28'],
  ])('%j', (raw, expected) => {
    expect(read(raw)).toBe(`several ${expected}`);
  });

  test('that are one date twice are that date', () => {
    expect(read('2021/05\n2021/05')).toBe('month 2021-05-01 2021-05-31');
  });
});

describe('no date', () => {
  test.each([
    [
      'none_established',
      [
        '',
        ' ',
        '-',
        '—',
        'No due date',
        'None',
        'TBD',
        'To be determined (see note)',
        'Sin plazo',
        'À déterminer',
        'Срок не установлен',
      ],
    ],
    [
      'not_applicable',
      [
        'N/A',
        'n/a',
        'N.A.',
        'NA',
        'Not applicable',
        'N/A - done before',
        'Sans objet',
        'No aplica',
        'Não se aplica',
        'Не применимо',
        'لا ينطبق',
      ],
    ],
    [
      'continuous',
      [
        'Continuous',
        'Ongoing',
        'On-going',
        'Continuous work over two years',
        'Annually',
        'en continu',
        'De manera continua',
        'Contínuo',
        'Постоянно',
        'بشكل مستمر',
        '2021 onwards',
        'May 2021 and ongoing',
        'Ongoing 2021',
      ],
    ],
    [
      'relative',
      [
        'Within three months',
        'within 3 months of approval',
        '6 months',
        '2 to 4 weeks after signature',
        'By the end of the project',
        'Upon approval',
        'Immediately',
        'dans les six mois',
        '2 mois après la signature',
        'En un plazo de 3 meses',
        'Em até 3 meses',
        'В течение трех месяцев',
        'خلال ثلاثة أشهر',
      ],
    ],
  ])('%s', (kind, raws) => {
    for (const raw of raws) expect([raw, read(raw)]).toEqual([raw, kind]);
  });

  test.each([
    'Q3',
    'May',
    '5 May',
    'May 23',
    'Q5 2021',
    '2021/13',
    '2021/00',
    '31 June 2021',
    '30.02.2021',
    '2021/02/29',
    '2021/07/32',
    'in line with the 2030 Agenda',
    'The 2030 Agenda',
    '2025 election',
    'As agreed in May 2021 with the ministry',
    'Completed in May 2021',
    'FY 2021',
    'From May 2021',
    'short-term',
    'Update at next informal',
    'CPD 2021-2025',
    'Year 2',
    '10% by 2025',
    '99999',
    'May 2021 (phase 1), August 2021 (phase 2)',
  ])('%j is not read', (raw) => {
    expect(read(raw)).toBe('unreadable');
  });
});

test('keeps the raw string and names the rule', () => {
  expect(dueDate(' 2021/05 ').raw).toBe(' 2021/05 ');
  expect(dueDateRule('2021/05')).toBe('due-date/month');
  expect(dueDateRule('N/A')).toBe('due-date/not-applicable');
});

const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });

test('any day is read back from any language it is written in', () => {
  const locales = ['en-GB', 'en-US', 'fr', 'es', 'es-MX', 'pt', 'ru', 'ar-EG', 'ar-LB', 'ar-MA'];
  fc.assert(
    fc.property(
      day,
      fc.constantFrom(...locales),
      fc.constantFrom('long' as const, 'short' as const),
      (date, locale, month) => {
        const iso = date.toISOString().slice(0, 10);
        const printed = new Intl.DateTimeFormat(locale, {
          year: 'numeric',
          month,
          day: 'numeric',
          timeZone: 'UTC',
        }).format(date);
        expect([printed, read(printed)]).toEqual([printed, `day ${iso} ${iso}`]);
      },
    ),
  );
});

test('any ISO day and month is read as itself', () => {
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(read(iso)).toBe(`day ${iso} ${iso}`);
      expect(read(iso.replaceAll('-', '/'))).toBe(`day ${iso} ${iso}`);
      expect(read(iso.slice(0, 7).replace('-', '/'))).toMatch(new RegExp(`^month ${iso.slice(0, 7)}-01 `, 'u'));
    }),
  );
});

test('whatever stands in the cell, the value keeps the contract', () => {
  const word = fc.constantFrom(
    '2021',
    '13',
    '5',
    'May',
    'Q2',
    'and',
    '-',
    '/',
    '(',
    ')',
    'of',
    'end',
    'by',
    '2022/07',
    ',',
    'ongoing',
    '\n',
    'N/A',
    'trimestre',
    'من',
    '31',
  );
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 14 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(cell, (raw) => {
      const value = dateSchema.parse(dueDate(raw));
      const dated = ['day', 'month', 'quarter', 'year', 'range', 'several'].includes(value.kind);
      expect(value.earliest !== null && value.latest !== null).toBe(dated);
      if (value.earliest !== null && value.latest !== null) {
        expect(isDay(value.earliest) && isDay(value.latest) && value.earliest <= value.latest).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each(['1', '2021 ', '2021/', '(', 'May ', 'and ', '-', '\n', 'q', ' '])('ends on %j repeated', (piece) => {
  expect(dueDate(piece.repeat(100_000)).earliest).toBeNull();
});
