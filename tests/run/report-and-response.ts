/** An invented evaluation report, and a management response to it, as web pages. */

/** Recommendations that have no words in common but small ones. */
export const ASKED = [
  'Dredge the approach of the old harbour every spring, before the storm season begins.',
  'Keep the lights on both piers burning through the night and report each failure to the coast guard.',
  'Train young pilots in the use of tide tables, with an examination held by the maritime school.',
  'Pay the wages of the dock workers on the first day of the month, through an account at the bank.',
  'Move the fish market under a roof, with running water and ice for boats that come in late.',
  'Give the women who mend the nets two seats on the board of the company, with a vote of their own.',
  'Buy floating barriers against spilt oil and exercise with them twice a year.',
] as const;

export const DEMANDES = [
  'Draguer chaque printemps l’entrée du vieux port, avant le début de la saison des tempêtes.',
  'Entretenir les feux des deux jetées toute la nuit et signaler chaque panne aux garde-côtes.',
  'Former de jeunes pilotes à l’usage des tables de marée, avec un examen organisé par l’école maritime.',
  'Verser les salaires des dockers le premier jour du mois, sur un compte ouvert à la banque.',
  'Installer le marché aux poissons sous un toit, avec de l’eau courante et de la glace.',
  'Donner aux femmes qui réparent les filets deux sièges au conseil de la société, avec droit de vote.',
  'Acheter des barrages flottants contre les hydrocarbures et s’exercer deux fois par an.',
] as const;

const FILLER = 'The harbour was built by the programme in four years. ';
const REMPLISSAGE = 'Le port a été construit par le programme en quatre ans. ';

export interface ReportPage {
  readonly title?: string;
  readonly french?: boolean;
  readonly texts?: readonly string[];
}

export function reportPage({ title, french = false, texts }: ReportPage = {}): string {
  const own = texts ?? (french ? DEMANDES : ASKED);
  const [name, word] = french
    ? ['Évaluation finale du programme Ports sûrs', 'Recommandation']
    : ['Final evaluation of the Safe Harbours programme', 'Recommendation'];
  const chapters = french ? ['Introduction', 'Recommandations'] : ['Introduction', 'Recommendations'];
  const items = own.map((text, at) => `<p>${word} ${at + 1}: ${text}</p>`).join('\n');
  return `<!doctype html><html lang="${french ? 'fr' : 'en'}"><body><h1>${title ?? name}</h1>
<h2>1. ${chapters[0]}</h2><p>${(french ? REMPLISSAGE : FILLER).repeat(60)}</p>
<h2>2. ${chapters[1]}</h2>
${items}
<h2>3. Annexes</h2><p>${french ? 'Personnes rencontrées' : 'Persons met'}.</p></body></html>`;
}

export interface Answer {
  /** As printed before the colon: "Recommendations 3, 5 and 7". */
  readonly label: string;
  readonly text: string;
  readonly decision?: string;
  readonly actions?: readonly string[];
  readonly status?: string;
}

export interface ResponsePage {
  readonly title?: string;
  readonly french?: boolean;
  readonly answers: readonly Answer[];
}

export function responsePage({ title, french = false, answers }: ResponsePage): string {
  const name = french
    ? 'Réponse de la direction à l’évaluation finale du programme Ports sûrs'
    : 'Management response to the final evaluation of the Safe Harbours programme';
  const heads = french
    ? ['Recommandation', 'Réponse de la direction', 'Actions clés', 'Responsable', 'Échéance', 'État']
    : ['Recommendation', 'Management response', 'Key actions', 'Responsible', 'Due date', 'Status'];
  const rows = answers.map(({ label, text, decision, actions = [`Begin with ${label}`], status }) => {
    const first = [`${label}${text === '' ? '' : ': '}${text}`, decision ?? (french ? 'Acceptée.' : 'Accepted.')];
    const done = status ?? (french ? 'En cours' : 'Ongoing');
    const own = actions.length === 0 ? [''] : actions;
    return own
      .map((action, at) => {
        const fields = action === '' ? ['', '', ''] : ['Harbour Office', french ? 'juin 2024' : 'June 2024', done];
        return `<tr>${[...(at === 0 ? first : ['', '']), action, ...fields].map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
      })
      .join('\n');
  });
  return `<!doctype html><html lang="${french ? 'fr' : 'en'}"><body><h1>${title ?? name}</h1>
<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>
${rows.join('\n')}
</table></body></html>`;
}

/** Each recommendation of the report answered under its own number, but for those left out. */
export const oneByOne = (places: readonly number[], texts: readonly string[] = ASKED): Answer[] =>
  places.map((place) => ({ label: `Recommendation ${place}`, text: texts[place - 1] ?? '' }));
