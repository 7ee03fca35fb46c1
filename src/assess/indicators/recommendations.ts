/** Recommendations: what management decided, and whether it was done. */
import type { Acceptance } from '../../core/record.js';
import type { Tally } from '../tally.js';
import { count, type IndicatorRule, ofRecommendations, share } from './rule.js';

const accepted = ({ acceptances }: Tally): number => acceptances.accepted + acceptances.partially_accepted;

const acceptance = (id: string, name: string, key: Acceptance, words: string): IndicatorRule =>
  share(
    `recommendations/${id}`,
    name,
    ({ acceptances }) => acceptances[key],
    ofRecommendations,
    `${words}; of all recommendations.`,
  );

const IMPLEMENTED = 'All its key actions that still apply are completed, and there is at least one';

export const recommendations: readonly IndicatorRule[] = [
  count('recommendations/all', 'Recommendations', ofRecommendations, 'Recommendations read.'),
  acceptance('accepted', 'Accepted', 'accepted', 'The response accepts it'),
  acceptance('partially-accepted', 'Partially accepted', 'partially_accepted', 'The response accepts part of it'),
  acceptance('rejected', 'Rejected', 'rejected', 'The response rejects it'),
  acceptance('not-stated', 'Acceptance not stated', 'not_stated', 'No response, or one without a decision word'),
  share(
    'recommendations/no-response',
    'Without a management response',
    ({ noResponse }) => noResponse,
    ofRecommendations,
    'No management response was found; of all recommendations.',
  ),
  share(
    'recommendations/no-action',
    'Without a key action',
    ({ noAction }) => noAction,
    ofRecommendations,
    'No key action was found, whatever the decision; of all recommendations.',
  ),
  share(
    'recommendations/accepted-no-action',
    'Accepted, without a key action',
    ({ acceptedNoAction }) => acceptedNoAction,
    accepted,
    'Accepted in whole or in part, and no key action was found; of the recommendations accepted in whole or in part.',
  ),
  share(
    'recommendations/implemented',
    'Implemented',
    ({ implemented }) => implemented.all,
    ofRecommendations,
    `${IMPLEMENTED}; of all recommendations.`,
  ),
  share(
    'recommendations/implemented-of-accepted',
    'Implemented, of those accepted',
    ({ implemented }) => implemented.accepted,
    accepted,
    `${IMPLEMENTED}; of the recommendations accepted in whole or in part.`,
  ),
  share(
    'recommendations/implemented-of-due',
    'Implemented, of those due',
    ({ implemented }) => implemented.due,
    ({ allDue }) => allDue,
    `${IMPLEMENTED}; of the recommendations all of whose key actions that still apply have a due date that has passed.`,
  ),
];
