/**
 * The themes that a recommendation can be tagged with: the 17 Sustainable Development Goals under the United Nations' own names
 * (General Assembly resolution 70/1), and cross-cutting themes as evaluation offices use them: those of the UNEG Norms and
 * Standards (human rights, gender equality, disability inclusion, leaving no one behind), of the OECD/DAC criteria
 * (sustainability), and of the recommendation categories in synthesis reports of UNDP and IOM.
 */

/** Ids are permanent once released; names are for people. In the order they are shown in. */
export const themeNames = {
  'gender-equality': 'Gender equality and women’s empowerment',
  'disability-inclusion': 'Disability inclusion',
  'leave-no-one-behind': 'Leaving no one behind',
  'human-rights': 'Human rights',
  youth: 'Youth and children',
  'environment-climate': 'Environment and climate',
  governance: 'Governance and anti-corruption',
  'national-ownership': 'National ownership',
  sustainability: 'Sustainability and exit',
  partnership: 'Partnership and coordination',
  'resource-mobilization': 'Resource mobilization and finance',
  'programme-design': 'Programme design',
  'monitoring-evaluation': 'Monitoring, evaluation and results',
  'capacity-development': 'Capacity development',
  'human-resources': 'Human resources',
  'knowledge-communication': 'Knowledge and communication',
  'innovation-digital': 'Innovation and digital',
  'risk-safeguards': 'Risk and safeguards',
  'sdg-1': 'SDG 1 No poverty',
  'sdg-2': 'SDG 2 Zero hunger',
  'sdg-3': 'SDG 3 Good health and well-being',
  'sdg-4': 'SDG 4 Quality education',
  'sdg-5': 'SDG 5 Gender equality',
  'sdg-6': 'SDG 6 Clean water and sanitation',
  'sdg-7': 'SDG 7 Affordable and clean energy',
  'sdg-8': 'SDG 8 Decent work and economic growth',
  'sdg-9': 'SDG 9 Industry, innovation and infrastructure',
  'sdg-10': 'SDG 10 Reduced inequalities',
  'sdg-11': 'SDG 11 Sustainable cities and communities',
  'sdg-12': 'SDG 12 Responsible consumption and production',
  'sdg-13': 'SDG 13 Climate action',
  'sdg-14': 'SDG 14 Life below water',
  'sdg-15': 'SDG 15 Life on land',
  'sdg-16': 'SDG 16 Peace, justice and strong institutions',
  'sdg-17': 'SDG 17 Partnerships for the goals',
} as const;

export type ThemeId = keyof typeof themeNames;

export const themeIds = Object.keys(themeNames) as [ThemeId, ...ThemeId[]];

export const themeKinds = ['theme', 'sdg'] as const;

/** One of the Goals, or a theme that cuts across them. */
export const themeKindOf = (id: ThemeId): (typeof themeKinds)[number] => (id.startsWith('sdg-') ? 'sdg' : 'theme');
