import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptance, acceptanceOfCategory } from '../../src/normalise/acceptance.js';

/** The decision and the words it rests on. */
const read = (text: string): readonly [string | null, string | null] => {
  const found = acceptance(text);
  return found === null ? [null, null] : [found.acceptance, text.slice(found.start, found.end)];
};

describe('accepted', () => {
  test.each([
    ['Agree', 'Agree'],
    ['Agreed', 'Agreed'],
    ['ACCEPTED', 'ACCEPTED'],
    ['Agreed, in principle. The cost comes later.', 'Agreed, in principle'],
    ['Agree - the moment had passed', 'Agree'],
    ['Noted and agreed', 'Noted and agreed'],
    ['Yes, agreed.', 'Yes, agreed'],
    ['Yes, we agree.', 'Yes, we agree'],
    ['Recommendation accepted by the Country Office.', 'Recommendation accepted'],
    ['The CO is in full agreement with the recommendation.', 'The CO is in full agreement with the recommendation'],
    ['Fully Accept. Well done.', 'Fully Accept'],
    ['Recommendation Accepted', 'Recommendation Accepted'],
    ['Reccommendation Accepted The pilot goes on.', 'Reccommendation Accepted'],
    ['The recommendation is acceptable. Work goes on.', 'The recommendation is acceptable'],
    ['This recommendation is accepted and a plan follows.', 'This recommendation is accepted'],
    ['The recommendation is relevant and accepted. A post was opened.', 'The recommendation is relevant and accepted'],
    ['All recommendations are accepted.', 'All recommendations are accepted'],
    ['UNDP agrees with this recommendation and acts.', 'UNDP agrees with this recommendation'],
    ['UNDP agrees with this recommendation The desk acts.', 'UNDP agrees with this recommendation'],
    ['UN Women accepted recommendation 1', 'UN Women accepted recommendation 1'],
    ['We agree with this recommendation.', 'We agree with this recommendation'],
    ['The team agrees to do so.', 'The team agrees to do so'],
    ['UNDP agrees to train the desks.', 'UNDP agrees to'],
    [
      'The ninth meeting of the board looked at this and agreed',
      'The ninth meeting of the board looked at this and agreed',
    ],
    ['Management Response: Agreed, in principle. Later.', 'Agreed, in principle'],
    ['Management response - accept (Time 1)', 'Management response - accept'],
    ['The plan is old.\nAgreed', 'Agreed'],
    ['The plan is old. UNDP accepts the recommendation.', 'UNDP accepts the recommendation'],
    ['UNDP welcomes the advice and agrees with the inclusion of risk.', null],
    ['UNDP is in agreement with this recommendation', null],
    ['The Government and UNDP agree with the recommendation.', null],
    ['Se acepta la recomendación', 'Se acepta la recomendación'],
    ['De acuerdo', 'De acuerdo'],
    ['El PNUD está de acuerdo con la recomendación.', null],
    ['La recomendación ha sido aceptada', null],
    ['recommandation acceptée', 'recommandation acceptée'],
    ['D’accord.', 'D’accord'],
    ['Le PNUD accepte cette recommandation.', null],
    ['Recomendação aceite', null],
    ['Aceita-se a recomendação.', null],
    ['O PNUD concorda com a recomendação.', null],
    ['Рекомендация принята.', null],
    ['ПРООН согласна с рекомендацией.', null],
    ['التوصية مقبولة', null],
    ['يوافق البرنامج على هذه التوصية', null],
  ])('%j', (text, words) => {
    const [decided, quoted] = read(text);
    expect(decided).toBe('accepted');
    if (words !== null) expect(quoted).toBe(words);
  });
});

describe('partially accepted', () => {
  test.each([
    'Partially agree as some of it stands already',
    'Partially agreed. The desk asked widely.',
    'Recommendation Partially accepted The desk acts',
    'Partially Accept. A board is in place.',
    'Accepted (partially)',
    'UNDP partially accepts this recommendation: one half can be done.',
    'The CO partially agrees with this; While the CO agrees with the recommendation on paper, money is short.',
    'The CO agrees in part with the recommendation.',
    'UNDP agrees with parts of the recommendation.',
    'UNDP does not fully agree with the recommendation.',
    'UNDP cannot accept the recommendation in full.',
    'Se acepta parcialmente la recomendación',
    'Le PNUD n’accepte que partiellement cette recommandation.',
    'A recomendação é parcialmente aceite.',
    'Рекомендация частично принята',
    'التوصية مقبولة جزئياً',
  ])('%j', (text) => {
    expect(read(text)[0]).toBe('partially_accepted');
  });
});

describe('rejected', () => {
  test.each([
    'Rejected. This stands already.',
    'Not accepted.',
    'Disagree.',
    'UNDP does not accept this recommendation.',
    'UNDP doesn’t agree with this recommendation.',
    'UNDP disagrees with this recommendation, as the cycle is set.',
    'The office cannot accept the recommendation because money is short',
    'The recommendation cannot be accepted.',
    'It is not possible to accept this recommendation.',
    'No se acepta la recomendación.',
    'recommandation rejetée car la caisse est vide',
    'Le PNUD n’accepte pas cette recommandation.',
    'Não aceite.',
    'Рекомендация отклонена',
    'ПРООН не согласна с рекомендацией',
    'لا نوافق على هذه التوصية',
  ])('%j', (text) => {
    expect(read(text)[0]).toBe('rejected');
  });
});

describe('no decision', () => {
  test.each([
    '',
    'The recommendation is welcomed.',
    'Noted',
    'The point is well noted',
    'The evaluation team agreed with the comments of the office.',
    'While the CO agrees with the need for speed, it cannot act alone.',
    'Les communes ont accepté la recommandation.',
    'The second phase kept the measures agreed at its start',
    'This was done as agreed with the Government.',
    'UNDP agreed with the ministry to extend the lease.',
    'The agreed plan is followed.',
    'Agreed measures are in place.',
    'Agreed upon steps are listed below',
    'The board endorsed the plan.',
    'Work begins if accepted by the donor.',
    'If the recommendation is accepted by the board, work can begin.',
    'Once this recommendation is accepted, money will be sought.',
    'The recommendation would be accepted if money allowed.',
    'The partners accepted the invitation.',
    'The donor agrees with the recommendation.',
    'The plan was not accepted by the ministry',
    'The recommendation was not accepted by the donor',
    'UNDP accepts responsibility for the delay.',
    'UNDP has accepted a similar recommendation before',
    'Recommendations that were accepted are followed.',
    'We do not disagree with the recommendation.',
    'UNDP did not agree with the finding but acts',
    'Steps were\nagreed and signed by all.',
    'Accept/Partially Accept/Reject',
    'Management response (Accept/Partially Accept/Reject)',
    'Accepted, partially accepted or not accepted and COMMENT',
    'De acuerdo con el plan, se hará',
    'Le PNUD prend note de la recommandation',
    'Рекомендация принята к сведению.',
    'وافقت الحكومة على المشروع',
  ])('%j', (text) => {
    expect(read(text)).toEqual([null, null]);
  });
});

test('a form that keeps its choice and then answers has the answer', () => {
  expect(read('Management response (Accept/Partially Accept/Reject): Rejected. Done already.')).toEqual([
    'rejected',
    'Rejected',
  ]);
});

test('accepting in one place and rejecting in another is contradictory, and neither is taken', () => {
  const text = 'UNDP agrees with the recommendation. UNDP does not accept the recommendation on costs.';
  expect(acceptance(text)).toMatchObject({ acceptance: 'not_stated', contradictory: true, start: 0 });
  expect(acceptance('Agreed. Agreed again.')).not.toHaveProperty('contradictory');
});

test.each([
  ['Accepted', 'accepted'],
  [' partially  accepted ', 'partially_accepted'],
  ['Rejected', 'rejected'],
  ['Yes', 'accepted'],
  ['Aceptada parcialmente', 'partially_accepted'],
  ['Отклонена', 'rejected'],
  ['UNDP accepts the recommendation', 'accepted'],
  ['', 'not_stated'],
  ['N/A', 'not_stated'],
  ['Accept/Partially Accept/Reject', 'not_stated'],
])('the field %j says %s', (raw, expected) => {
  expect(acceptanceOfCategory(raw)).toBe(expected);
});

test('spans lie within the text and hold words, and nothing throws', () => {
  const word = fc.constantFrom(
    'agree',
    'Agreed',
    'accepted',
    'not',
    'partially',
    'the',
    'recommendation',
    'is',
    '.',
    ',',
    '\n',
    'with',
    'UNDP',
    'if',
    '/',
    'Reject',
    'se acepta',
    'n’accepte',
    'принята',
    'التوصية',
    'to',
    'and',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 16 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, (raw) => {
      const found = acceptance(raw);
      if (found === null) return;
      expect(found.start).toBeGreaterThanOrEqual(0);
      expect(found.end).toBeLessThanOrEqual(raw.length);
      expect(raw.slice(found.start, found.end)).toMatch(/\p{L}/u);
    }),
    { numRuns: 1500 },
  );
});

test.each([
  'a',
  'agree ',
  'agree\n',
  'not ',
  'we agree that; ',
  'accept/',
  'partially ',
  '(',
  'recommendation is ',
  'n’',
])('ends on %j repeated', (piece) => {
  const found = acceptance(piece.repeat(100_000 / piece.length));
  expect(found === null || found.end <= 100_000).toBe(true);
});
