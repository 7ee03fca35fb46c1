import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryOf } from '../../src/normalise/country.js';
import { languageOf } from '../../src/normalise/language.js';

const place = async (name: string): Promise<string | null> => {
  const found = await countryOf(name);
  return found && `${found.country.iso3} ${found.country.name} ${found.region}`;
};

test.each([
  ['Mexico', 'MEX Mexico RBLAC'],
  ['UNDP Mexico CO', 'MEX Mexico RBLAC'],
  ['Mexico (UNDP)', 'MEX Mexico RBLAC'],
  ['MÉXICO', 'MEX Mexico RBLAC'],
  ['Zambia Country Office', 'ZMB Zambia RBA'],
  ['PNUD Mali', 'MLI Mali RBA'],
  ['Bureau pays Togo', 'TGO Togo RBA'],
  ['VIET NAM', 'VNM Viet Nam RBAP'],
  ['Côte d’Ivoire', 'CIV Côte d’Ivoire RBA'],
  ["Cote d'Ivoire", 'CIV Côte d’Ivoire RBA'],
  ['Lao PDR', 'LAO Lao People’s Democratic Republic RBAP'],
  ['Iran (Islamic Republic of)', 'IRN Iran (Islamic Republic of) RBAP'],
  ['Tanzania, United Republic of', 'TZA United Republic of Tanzania RBA'],
  ['Yemen, Republic of', 'YEM Yemen RBAS'],
  ['DRC', 'COD Democratic Republic of the Congo RBA'],
  ['Congo', 'COG Congo RBA'],
  ['Kosovo', 'XKX Kosovo RBEC'],
  ['State of Palestine', 'PSE State of Palestine RBAS'],
  ['Turkey', 'TUR Türkiye RBEC'],
  ['Eswatini', 'SWZ Eswatini RBA'],
  ['Cabo Verde', 'CPV Cabo Verde RBA'],
  ['Trinidad & Tobago', 'TTO Trinidad and Tobago RBLAC'],
  ['Timor Leste', 'TLS Timor-Leste RBAP'],
  ['Guinea', 'GIN Guinea RBA'],
  ['Niger', 'NER Niger RBA'],
  ['Nigeria', 'NGA Nigeria RBA'],
  ['Georgia', 'GEO Georgia RBEC'],
  ['Таджикистан', 'TJK Tajikistan RBEC'],
  ['مصر', 'EGY Egypt RBAS'],
  ['Norway', 'NOR Norway null'],
])('%j is %s', async (name, expected) => {
  expect(await place(name)).toBe(expected);
});

test.each([
  '',
  'UNDP',
  'CO',
  'Global',
  'Asia Pacific',
  'Independent Evaluation Office',
  'Bureau for Policy and Programme Support',
  'Istanbul Regional Hub',
  'Niger Delta Unit',
  'Georgia State University',
  'New Mexico',
  'Mexico City',
  'Mauritius & Seychelles',
  'Pacific Office in Fiji',
  'Fiji (Pacific Office)',
  'Samoa Multi-Country Office',
  'Barbados and the Eastern Caribbean',
  'Kenya, Uganda',
])('%j is no country', async (name) => {
  expect(await countryOf(name)).toBeNull();
});

test('a country inside a longer name is never guessed, and nothing throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('Delta', 'University', 'Basin', 'Rivers', 'East'),
      fc.string({ unit: 'binary' }),
      async (word, noise) => {
        expect(await countryOf(`Niger ${word}`)).toBeNull();
        expect((await countryOf(noise))?.country.iso3.length ?? 3).toBe(3);
      },
    ),
  );
  expect(await countryOf('Mexico '.repeat(20_000))).toBeNull();
});

test.each([
  ['en', 'The desk will train its people in January and write a plan with the ministry and with its partners.'],
  ['fr', 'Le bureau formera son personnel en janvier et rédigera un plan avec le ministère et ses partenaires.'],
  ['es', 'La oficina capacitará a su personal en enero y redactará un plan con el ministerio y con sus socios.'],
  ['pt', 'O escritório formará o seu pessoal em janeiro e redigirá um plano com o ministério e os seus parceiros.'],
  ['ru', 'Отдел обучит своих сотрудников в январе и составит план вместе с министерством и партнерами.'],
  ['ar', 'سيدرب المكتب موظفيه في شهر يناير وسيضع خطة مع الوزارة ومع شركائه في جميع المناطق المعنية بالأمر'],
])('language %s', async (language, text) => {
  expect(await languageOf([text])).toBe(language);
  expect(await languageOf([text, '', text])).toBe(language);
});

test.each([[[]], [['Agreed']], [['', ' ']], [['2022/07 2022/08 '.repeat(40)]]])(
  'too little text has no language: %j',
  async (texts) => {
    expect(await languageOf(texts)).toBeNull();
  },
);

test('small words of another language leave the decision to the closer look', async () => {
  const english =
    'The office of the mayor and the owner of the mill agree on the price of the corn and of the flour for the winter.';
  expect(await languageOf([english])).toBe('en');
  expect(await languageOf([`${english} Le moulin est sur la rive.`])).toBe('en');
  const french =
    'Le bureau du maire et les meuniers fixent le prix du blé et du pain pour les habitants des deux rives dans les villages.';
  expect(await languageOf([`${french} The mill.`])).toBe('fr');
});
