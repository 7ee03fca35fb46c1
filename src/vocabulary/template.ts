/** Words of the forms themselves: where they stand in a field, nobody has answered. Data in `template.json`. */
import data from './template.json' with { type: 'json' };

/** In lower case. */
export const templatePhrases: readonly string[] = data.phrases;
/** How the sentences of a form's instructions begin: such a sentence is no answer, whatever words it holds. */
export const templateSentences: readonly string[] = data.sentences;
