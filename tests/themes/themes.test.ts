/** What earns a theme, and what looks as if it did. */
import { describe, expect, it } from 'vitest';
import { type ThemeId, themeIds, themeNames } from '../../src/core/theme.js';
import { themesOf, withThemesOf } from '../../src/themes/index.js';
import { sequencesOf } from '../../src/themes/term.js';
import { languages } from '../../src/vocabulary/shape.js';
import { withoutMarks } from '../../src/vocabulary/stems.js';
import { nameWords, smallWords, themeTerms } from '../../src/vocabulary/themes.js';
import { recommendationOf } from './recommendations.js';

type Example = readonly [language: string, text: string, themes: readonly ThemeId[]];

const found = async (language: string | null, text: string, title: string | null = null) =>
  (await themesOf({ title, text }, language)).map(({ id, words }) => [id, words.map((each) => each.text)] as const);

const earned: readonly Example[] = [
  ['en', 'Mainstream gender equality in all outputs.', ['gender-equality', 'sdg-5']],
  ['en', 'Increase women’s participation in the boards.', ['gender-equality', 'sdg-5']],
  ['en', 'Collect sex-disaggregated data.', ['gender-equality']],
  ['en', 'Reach persons with disabilities in every district.', ['disability-inclusion']],
  ['en', 'In the spirit of leaving no one behind, reach the vulnerable groups.', ['leave-no-one-behind']],
  ['en', 'Apply a human rights-based approach.', ['human-rights']],
  ['en', 'Young people should sit on the board.', ['youth']],
  ['en', 'Draw up an exit strategy one year before the project closes.', ['sustainability']],
  ['en', 'Ensure the sustainability of results.', ['sustainability']],
  ['en', 'Set up a monitoring and evaluation system.', ['monitoring-evaluation']],
  ['en', 'The M&E plan needs a budget.', ['monitoring-evaluation']],
  ['en', 'Strengthen the capacities of the municipalities.', ['capacity-development']],
  ['en', 'Strengthen institutional capacities.', ['capacity-development']],
  ['en', 'Build partnerships with the private sector.', ['partnership']],
  ['en', 'Improve coordination among the agencies.', ['partnership']],
  ['en', 'Write a theory of change.', ['programme-design']],
  ['en', 'Adopt a resource mobilisation strategy.', ['resource-mobilization']],
  ['en', 'Strengthen national ownership from the start.', ['national-ownership']],
  ['en', 'Recruit a full-time coordinator.', ['human-resources']],
  ['en', 'Keep a risk register.', ['risk-safeguards']],
  ['en', 'Document and share lessons learned.', ['knowledge-communication']],
  ['en', 'Build a digital platform.', ['innovation-digital']],
  ['en', 'Support the fight against corruption.', ['governance', 'sdg-16']],
  ['en', 'Prepare for climate change.', ['environment-climate', 'sdg-13']],
  ['en', 'Improve access to safe drinking water.', ['sdg-6']],
  ['fr', 'Promouvoir l’égalité entre les femmes et les hommes.', ['gender-equality', 'sdg-5']],
  ['fr', 'Renforcer les capacités des communes.', ['capacity-development']],
  ['fr', 'Élaborer une stratégie de sortie.', ['sustainability']],
  ['fr', 'Mettre en place un système de suivi-évaluation.', ['monitoring-evaluation']],
  ['fr', 'Atteindre les personnes handicapées.', ['disability-inclusion']],
  ['es', 'Integrar la perspectiva de género en el programa.', ['gender-equality']],
  ['es', 'Fortalecer las capacidades de los municipios.', ['capacity-development']],
  ['es', 'Diseñar una estrategia de salida.', ['sustainability']],
  ['es', 'Mejorar el sistema de monitoreo.', ['monitoring-evaluation']],
  ['pt', 'Promover a igualdade de género.', ['gender-equality', 'sdg-5']],
  ['pt', 'Reforçar as capacidades das autarquias.', ['capacity-development']],
  ['pt', 'Elaborar uma estratégia de saída.', ['sustainability']],
  ['ru', 'Разработать стратегию выхода.', ['sustainability']],
  ['ru', 'Обеспечить гендерное равенство.', ['gender-equality', 'sdg-5']],
  ['ru', 'Создать систему мониторинга и оценки.', ['monitoring-evaluation']],
  ['ar', 'ينبغي تعزيز المساواة بين الجنسين', ['gender-equality', 'sdg-5']],
  ['ar', 'وضع نظام للرصد والتقييم', ['monitoring-evaluation']],
];

/** The words that earn it. */
const byWords: readonly (readonly [text: string, theme: ThemeId, words: readonly string[]])[] = [
  ['Mainstream gender equality in all outputs.', 'gender-equality', ['Mainstream gender']],
  ['Draw up an exit strategy one year before the project closes.', 'sustainability', ['exit strategy']],
  ['Set up a monitoring and evaluation system.', 'monitoring-evaluation', ['monitoring and evaluation']],
  ['The M&E plan needs a budget.', 'monitoring-evaluation', ['M&E']],
  ['Build partnerships with the private sector.', 'partnership', ['Build partnerships']],
  ['Write a theory of change.', 'programme-design', ['theory of change']],
  ['Keep a risk register.', 'risk-safeguards', ['risk register']],
];

/** Words that look alike and mean something else. */
const notEarned: readonly (readonly [language: string, text: string, theme: ThemeId])[] = [
  ['en', 'This serves sustainable development.', 'sustainability'],
  ['en', 'The Sustainable Development Goals should be named.', 'sustainability'],
  ['en', 'Environmental sustainability should be part of the policy.', 'sustainability'],
  ['en', 'The sustainability strategy should cover indirect carbon emissions.', 'sustainability'],
  ['en', 'The board should monitor how the money is spent.', 'monitoring-evaluation'],
  ['en', 'Election monitoring should begin early.', 'monitoring-evaluation'],
  ['en', 'Evaluation recommendation 3. Repair the roads.', 'monitoring-evaluation'],
  ['en', 'Data should be broken down by gender, age and location.', 'gender-equality'],
  ['en', 'Data should be disaggregated by sex, age and location.', 'gender-equality'],
  ['en', 'UN Women should lead the working group.', 'gender-equality'],
  ['en', 'The Ministry of Gender Equality should repair its roof.', 'gender-equality'],
  ['en', 'The Gender Equality Unit should move to the first floor.', 'gender-equality'],
  ['en', 'The Global Partnership Initiative should print its forms.', 'partnership'],
  ['en', 'In partnership with the mayor, repair the bridge.', 'partnership'],
  ['en', 'Work in coordination with the Supply Unit.', 'partnership'],
  ['en', 'The legal environment should be looked at.', 'environment-climate'],
  ['en', 'A conducive business environment is needed.', 'environment-climate'],
  ['en', 'Decentralized offices should report monthly.', 'governance'],
  ['en', 'The storage capacity of the warehouse is too small.', 'capacity-development'],
  ['en', 'The train driver should see the signal.', 'capacity-development'],
  ['en', 'Disaster risk reduction needs a plan.', 'risk-safeguards'],
  ['en', 'Land ownership should be registered.', 'national-ownership'],
  ['en', 'The community should meet each month.', 'knowledge-communication'],
  ['en', 'Reconcile bank accounts: account reconciliation is late.', 'sdg-16'],
  ['en', 'The project washes its vehicles and aids the driver.', 'sdg-3'],
  ['en', 'The meal should be served, the mel heard.', 'monitoring-evaluation'],
  ['en', 'The mental health of staff deserves care.', 'sdg-3'],
  ['en', 'Civic education should go on.', 'sdg-4'],
  ['fr', 'Les questions de ce genre devraient être évitées.', 'gender-equality'],
  ['fr', 'Le ministère de la femme et de la famille devrait déménager.', 'gender-equality'],
  ['fr', 'Contribuer au développement durable.', 'sustainability'],
  ['fr', 'En partenariat avec la mairie, réparer le pont.', 'partnership'],
  ['fr', 'Un environnement favorable aux affaires.', 'environment-climate'],
  ['es', 'Contribuir al desarrollo sostenible.', 'sustainability'],
  ['es', 'Este género de problemas se repite.', 'gender-equality'],
  ['pt', 'Contribuir para o desenvolvimento sustentável.', 'sustainability'],
  ['ru', 'Содействовать устойчивому развитию.', 'sustainability'],
];

describe('a theme', () => {
  it.each(earned)('is earned (%s): %s', async (language, text, themes) => {
    expect((await found(language, text)).map(([id]) => id)).toEqual(expect.arrayContaining([...themes]));
  });

  it.each(byWords)('names its words: %s', async (text, theme, words) => {
    expect((await found('en', text)).find(([id]) => id === theme)?.[1]).toEqual(words);
  });

  it.each(notEarned)('is not earned (%s): %s', async (language, text, theme) => {
    expect((await found(language, text)).map(([id]) => id)).not.toContain(theme);
  });

  it('is earned by the title as well, each word once, and says where it stands', async () => {
    const record = { title: 'Gender equality', text: 'Promote gender equality. Gender equality is not gender parity.' };
    const [theme] = await themesOf(record, 'en');
    expect(theme?.words.map(({ field, text }) => `${field}: ${text}`)).toEqual([
      'title: Gender equality',
      'text: gender parity',
    ]);
    for (const { field, offset, text } of theme?.words ?? []) expect(record[field].startsWith(text, offset)).toBe(true);
  });

  it('is none in a language without rules, nor where the language is not known', async () => {
    expect(await found(null, 'Mainstream gender equality.')).toEqual([]);
    expect(await found('sw', 'Mainstream gender equality.')).toEqual([]);
  });

  it('goes when the text that earned it does', async () => {
    const tagged = await withThemesOf(recommendationOf('Mainstream gender equality.'), 'en');
    expect(tagged.evidence['themes']).toEqual({ rule: 'theme-terms', from: ['text'] });
    const changed = await withThemesOf({ ...tagged, text: 'Repair the bridge.' }, 'en');
    expect(changed.themes).toBeUndefined();
    expect(changed.evidence['themes']).toBeUndefined();
  });
});

describe('a goal called by its number', () => {
  const counts: readonly (readonly [language: string | null, text: string, goals: readonly number[]])[] = [
    ['en', 'Report under SDG 5.', [5]],
    ['en', 'Report under SDG 16.6 and SDG-17.', [16, 17]],
    ['en', 'It serves SDGs 5, 10 and 16 above all.', [5, 10, 16]],
    ['en', 'Under Goal 16, courts come first.', [16]],
    ['en', 'Sustainable Development Goal 4 is named.', [4]],
    ['fr', 'En lien avec l’ODD 5 et l’ODD 13.', [5, 13]],
    ['fr', 'L’objectif de développement durable n° 6.', [6]],
    ['es', 'Los ODS 1 y 2.', [1, 2]],
    ['ru', 'Вклад в ЦУР 3.', [3]],
    [null, 'SDG 7', [7]],
    ['en', 'Goal 2 of the Strategic Plan should be dropped.', []],
    ['en', 'Strategic Goal 2 should be dropped.', []],
    ['en', 'Under SDG 5 and 3 regions more.', [5]],
    ['en', 'SDG 18, SDG 0 and SDG 2030 do not exist.', []],
    ['en', 'The goal 5 metres on.', []],
    ['fr', 'L’objectif 2 est atteint.', []],
  ];

  it.each(counts)('%s: %s', async (language, text, goals) => {
    const tags = (await found(language, text)).filter(([id]) => id.startsWith('sdg-'));
    expect(tags.map(([id]) => id)).toEqual(goals.map((goal) => `sdg-${goal}`));
  });
});

describe('the terms', () => {
  it('are given for every theme in every language, and for no other theme', () => {
    expect(Object.keys(themeTerms).sort()).toEqual([...themeIds].sort());
    for (const id of themeIds) for (const language of languages) expect(themeTerms[id][language], id).not.toEqual([]);
    expect(Object.values(themeNames)).toHaveLength(35);
  });

  it('hold no small word, which would never be found, and no sign that says nothing', () => {
    for (const language of languages) {
      const small = new Set(smallWords[language].map(withoutMarks));
      const terms = themeIds.flatMap((id) => [
        ...(themeTerms[id][language] ?? []).flatMap((term) =>
          typeof term === 'string' ? [term] : [term.term, ...(term.with ?? []), ...(term.without ?? [])],
        ),
        ...(themeTerms[id].not?.[language] ?? []),
      ]);
      for (const term of [...terms, ...nameWords.fixed[language]]) {
        const sequences = sequencesOf(term, withoutMarks);
        expect(sequences.length, term).toBeGreaterThan(0);
        for (const key of sequences.flatMap((sequence) => sequence.flatMap(({ keys }) => [...keys]))) {
          expect(small.has(key.replace(/^=/u, '')), `${language}: ${key} in ${term}`).toBe(false);
          expect(key, term).toMatch(/^[=#]?[\p{L}\p{N}&]+$/u);
        }
      }
    }
  });
});
