/** The sentences: for every diagnostic, what is wrong and what to do. The only place where diagnostics become prose. */
import type { Diagnostic, DiagnosticData } from './diagnostics.js';
import { joiningWords } from './joining.js';

export interface Sentence {
  readonly what: string;
  /** What the reader can do about it; empty when there is nothing to do. */
  readonly remedy: string;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;
/** A list of pages, ranges drawn together: `Pages 2, 5–9`. */
function pageList(pages: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  const list = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  return `${pages.length === 1 ? 'Page' : 'Pages'} ${list}`;
}
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const QUOTE_LENGTH = 80;
const quoted = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return `“${line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH - 1)}…` : line}”`;
};

const WHY_NONE: Readonly<Record<DiagnosticData['report/none-made']['why'], string>> = {
  'not-mentioned': 'the report nowhere speaks of recommendations',
  'only-mentioned': 'the report speaks of recommendations and makes none',
  'only-prose': 'the report recommends in its prose and gives no list',
  'only-others': 'its lists are those of other evaluations',
};

const WORD_LIKE = /Word|RTF|OpenDocument text/u;
const remedyFor = (kind: string): string =>
  WORD_LIKE.test(kind) ? 'Open it in Word and save it as .docx, then run again.' : 'Save the page as text or HTML.';

function tooLarge({ measure, value, limit }: DiagnosticData['docx/too-large']): string {
  if (measure === 'entries') return `The Word file holds ${value} parts; the limit is ${limit}.`;
  if (measure === 'bytes') return `The Word file unpacks to ${megabytes(value)}; the limit is ${megabytes(limit)}.`;
  return `The Word file unpacks to ${value} times its size; the limit is ${limit} times.`;
}

function leftOut({ deletions, comments, hidden, prompts }: DiagnosticData['docx/left-out']): string {
  const parts = [
    [deletions, 'deleted passage'],
    [comments, 'comment'],
    [hidden, 'hidden passage'],
    [prompts, 'prompt in an unfilled field', 'prompts in unfilled fields'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => many(count, one, more))
    .join(', ');
}
const LAST_WORDS = 40;
const HALF_WORD = /^\S*\s+/u;
/** The end of a text, which is cut to a length, without the half word that it may begin with. */
const wholeWords = (end: string): string => (end.length < LAST_WORDS ? end : end.replace(HALF_WORD, ''));

const NEXT_NIGHT = 'Nothing, when it is over: it is asked again the next night. Otherwise look at it in a browser.';

const STATUSES: Readonly<Record<number, string>> = {
  401: 'that one has to sign in',
  403: 'that this is not allowed',
  429: 'that it is asked too often',
  500: 'that something went wrong there',
  502: 'that something went wrong there',
  503: 'that it cannot answer now',
  504: 'that it cannot answer now',
};
/** A status of HTTP, for people and for those who know the numbers. */
const inWords = (status: number): string => `${STATUSES[status] ?? 'with a status that is no page'} (${status})`;

/** What is wrong, and what to do about it. */
export function sentenceOf(diagnostic: Diagnostic): Sentence {
  const { code, data } = diagnostic;
  switch (code) {
    case 'source/missing':
      return { what: `There is nothing at ${data.path}.`, remedy: 'Check the name and the folder you started from.' };
    case 'source/unreadable':
      return {
        what: `${data.path} could not be read: ${data.reason}.`,
        remedy: 'Check that you may open the file, then run again.',
      };
    case 'source/link-loop':
      return {
        what: `${data.path} is a link that leads back to a folder above it; it was not followed.`,
        remedy: 'Remove the link if it is not needed.',
      };
    case 'source/no-files':
      return { what: `${data.path} holds no files.`, remedy: 'Put evaluation pages into it, or name another folder.' };
    case 'source/empty':
      return { what: 'The file is empty (0 bytes).', remedy: 'Download or save the page again.' };
    case 'source/blank':
      return { what: 'The file holds nothing but white space.', remedy: 'Download or save the page again.' };
    case 'source/too-large':
      return {
        what: `The file has ${megabytes(data.bytes)}; the limit for one page is ${megabytes(data.limit)}.`,
        remedy: 'Split it, or save only the evaluation page itself.',
      };
    case 'source/duplicate':
      return { what: `Same content, byte for byte, as ${data.of}; it is counted once.`, remedy: '' };
    case 'source/binary':
      return { what: `The content is no text: ${data.kind}.`, remedy: 'Save the evaluation page as text or HTML.' };
    case 'source/unsupported':
      return {
        what: `The content is ${data.kind}, which this version does not read.`,
        remedy: remedyFor(data.kind),
      };
    case 'docx/password':
      return {
        what: 'The file is protected with a password.',
        remedy: 'Open it in Word, save it without the password, then run again.',
      };
    case 'docx/damaged':
      return { what: `The Word file is damaged: ${data.problem}.`, remedy: 'Download or save the file again.' };
    case 'docx/too-large':
      return {
        what: tooLarge(data),
        remedy: 'Open it in Word, leave out pictures and attachments, and save it again.',
      };
    case 'docx/no-text':
      return {
        what: `The Word file holds no text, only ${many(data.pictures, 'picture')}.`,
        remedy: 'Get the document with its text, or recognise the text of the pictures first.',
      };
    case 'docx/left-out':
      return { what: `Not read as content: ${leftOut(data)}.`, remedy: '' };
    case 'docx/not-read':
      return {
        what: `${many(data.count, data.what)} could not be read.`,
        remedy: 'Open the file in Word and check whether it holds something that belongs to the records.',
      };
    case 'text/broken-encoding':
      return {
        what: `${many(data.count, 'character')} could not be decoded as ${data.encoding} and ${data.count === 1 ? 'is' : 'are'} shown as �.`,
        remedy: 'Save the page again with its original encoding.',
      };
    case 'text/nul-characters':
      return {
        what: `The text holds ${many(data.count, 'NUL character')}, read as spaces.`,
        remedy: 'Compare the values with the page.',
      };
    case 'pdf/damaged':
      return {
        what: 'The PDF file is damaged: no page of it could be read.',
        remedy: 'Get the file again from where it was published, or open it in a PDF program and save it anew.',
      };
    case 'pdf/password':
      return {
        what: `The PDF file is locked with a password${data.tried > 0 ? `; none of the ${many(data.tried, 'password')} given opens it` : ''}.`,
        remedy: 'Put its password on a line of a text file and name that file with --passwords FILE.',
      };
    case 'pdf/protected':
      return {
        what: 'The PDF file is encrypted in a way that is not known here, for the holder of a certificate for example.',
        remedy: 'Ask whoever sent it for a copy without protection.',
      };
    case 'pdf/no-text':
      return data.pictures > 0
        ? {
            what: `The PDF file holds pictures of ${many(data.pages, 'page')} but no text: it was scanned.`,
            remedy: 'Have its text recognised (OCR) by a PDF program, or get the original file.',
          }
        : { what: 'The PDF file holds no text.', remedy: 'Open it and see whether it is the document you meant.' };
    case 'pdf/partly-scanned':
      return {
        what: `${pageList(data.pages)} ${data.pages.length === 1 ? 'is a picture' : 'are pictures'} without text and could not be read.`,
        remedy: 'Look at these pages; where they hold more than a cover, have their text recognised (OCR).',
      };
    case 'pdf/pages-unreadable':
      return {
        what: `${pageList(data.pages)} of the PDF file ${data.pages.length === 1 ? 'is' : 'are'} damaged and could not be read.`,
        remedy: 'Get the file again from where it was published; what these pages hold is missing.',
      };
    case 'pdf/unknown-characters':
      return {
        what: `For ${many(data.count, 'character')} the PDF file does not say which ${data.count === 1 ? 'it is; it is' : 'they are; they are'} shown as �.`,
        remedy: 'Compare the values that hold one with the document.',
      };
    case 'pdf/timed-out':
      return {
        what: `The PDF file could not be read within ${many(data.seconds, 'second')}; reading it was stopped.`,
        remedy: 'Open it in a PDF program and save it anew, or split it.',
      };
    case 'pdf/out-of-memory':
      return {
        what: `Reading the PDF file would take more than ${data.megabytes} MB of memory; it was stopped.`,
        remedy: 'Open it in a PDF program and save it anew, or split it.',
      };
    case 'pdf/second-engine':
      return { what: `The PDF file was read with ${data.second}, because ${data.first} ${data.why}.`, remedy: '' };
    case 'table/sources-disagree':
      return {
        what: `On page ${data.page} the lines of a table and its tags divide the text differently in ${many(data.cells, 'cell')}; the lines were followed.`,
        remedy: 'Compare the values from this table with the page.',
      };
    case 'page/not-found':
      return {
        what: `This is an error page, not an evaluation: ${quoted(data.phrase)}.`,
        remedy: 'Check the address and fetch the page again.',
      };
    case 'page/login':
      return {
        what: `This is a sign-in page, not an evaluation: ${quoted(data.phrase)}.`,
        remedy: 'Sign in, then save the page itself.',
      };
    case 'page/no-content':
      return {
        what: 'The page has its frame (menus, messages, address) but no evaluation in it.',
        remedy: 'Open the page, wait until it has loaded, then save it again.',
      };
    case 'page/cut-off':
      return {
        what: `The page ends in the middle: the last words are ${quoted(wholeWords(data.after))}.`,
        remedy: 'Fetch the whole page again; what follows is missing.',
      };
    case 'layout/unrecognised':
      return {
        what: `No known layout fits this document${data.nearest ? `; the nearest is ${data.nearest}` : ''}.`,
        remedy: 'Check that it is a management response or an evaluation page; if it is, report its layout to us.',
      };
    case 'layout/tie':
      return {
        what: `Two layouts fit equally well: ${data.chosen} was used, ${data.other} was not.`,
        remedy: 'Compare the records with the page.',
      };
    case 'layout/field-disagrees':
      return {
        what: `The page gives two values for ${data.field}: ${quoted(data.first)} and ${quoted(data.second)}.`,
        remedy: 'Check which one holds; the second was taken.',
      };
    case 'row/split-by-names':
      return {
        what: `The page does not mark where the key action ends and the responsible unit begins; the unit was taken to be ${quoted(data.responsible)}.`,
        remedy: 'Compare the key action and its unit with the page.',
      };
    case 'row/continued':
      return {
        what: `The line ${quoted(data.line)} was read as the rest of the comment before it.`,
        remedy: 'Compare the comment with the page.',
      };
    case 'row/unread':
      return {
        what: `A row of key actions could not be split into its columns: ${quoted(data.text)}.`,
        remedy: 'Read this row on the page; its fields are missing here.',
      };
    case 'evaluation/no-recommendations':
      return {
        what: 'No recommendation was found on this page.',
        remedy: 'Look at the page: it may be cut off, or have none.',
      };
    case 'evaluation/count-mismatch':
      return {
        what: `The page shows ${data.printed} ${data.what}, ${data.read} were read.`,
        remedy: 'Compare the records with the page.',
      };
    case 'report/none-made':
      return {
        what: `No recommendation was read: ${WHY_NONE[data.why]}${data.passages > 0 ? ` (${many(data.passages, 'passage')})` : ''}.`,
        remedy: 'Look at the passages named beside this, and at the report.',
      };
    case 'report/passage':
      return { what: `Speaks of recommendations and makes none: ${quoted(data.text)}.`, remedy: '' };
    case 'report/may-recommend':
      return {
        what: `May be a recommendation, and was not counted: ${quoted(data.text)}.`,
        remedy: 'Read the passage; it stands in no list of recommendations that could be told.',
      };
    case 'report/others-left-out':
      return {
        what: `${many(data.count, 'recommendation')} of another evaluation ${data.count === 1 ? 'was' : 'were'} left out, as told by ${quoted(data.because)}.`,
        remedy: '',
      };
    case 'report/reworded':
      return {
        what: `${data.label === null ? 'A recommendation' : `Recommendation ${data.label}`}, ${quoted(data.here)}, stands in another place in other words: ${quoted(data.there)}.`,
        remedy: '',
      };
    case 'recommendation/numbering-gap':
      return {
        what: `The numbers jump from ${data.after} to ${data.next}.`,
        remedy: 'Check on the page whether a recommendation is missing.',
      };
    case 'recommendation/duplicated':
      return {
        what: `The same text stands in recommendation ${data.of}.`,
        remedy: 'Check whether it was entered twice.',
      };
    case 'recommendation/no-text':
      return {
        what: 'The recommendation has no text on the page.',
        remedy: 'Take the text from the evaluation report.',
      };
    case 'recommendation/no-response':
      return { what: 'The recommendation has no management response.', remedy: 'Ask the responsible unit for one.' };
    case 'recommendation/no-action':
      return {
        what: 'The recommendation has no key action.',
        remedy: 'Ask the responsible unit for one, or for the reason.',
      };
    case 'recommendation/rejected-with-actions':
      return {
        what: `The recommendation is rejected, yet has ${many(data.actions, 'key action')}.`,
        remedy: 'Check the decision with the responsible unit.',
      };
    case 'acceptance/contradictory':
      return {
        what: `The response both accepts and rejects: ${quoted(data.words)}.`,
        remedy: 'Read the response and decide.',
      };
    case 'action/no-owner':
      return { what: 'The key action has no responsible unit.', remedy: 'Ask who answers for it.' };
    case 'action/no-due-date':
      return { what: 'The key action has no due date.', remedy: 'Ask for one.' };
    case 'action/due-before-added':
      return {
        what: `The key action was due (${data.due}) before it was entered (${data.added}).`,
        remedy: 'Check the due date.',
      };
    case 'due-date/unreadable':
      return { what: `The due date ${quoted(data.raw)} gives no date.`, remedy: 'Set a date in the source.' };
    case 'stamp/unreadable':
      return { what: `The date stamp ${quoted(data.raw)} gives no day.`, remedy: 'Compare it with the page.' };
    case 'status/unknown':
      return {
        what: `The status ${quoted(data.raw)} is not known; the action counts as not reported.`,
        remedy: 'Check the status on the page.',
      };
    case 'status/overdue-only':
      return {
        what: `The status only says ${quoted(data.raw)}: whether work has begun is not known.`,
        remedy: 'Ask the responsible unit.',
      };
    case 'unit/split-without-separator':
      return {
        what: `${quoted(data.raw)} was read as several units although nothing stands between them.`,
        remedy: 'Check the units.',
      };
    case 'country/unknown':
      return {
        what: `The page names ${quoted(data.raw)}, which is no country we know, or more than one.`,
        remedy: 'Group this evaluation by its unit.',
      };
    case 'text/template-left-in':
      return {
        what: `Words of the template were left in: ${quoted(data.phrase)}; they were not read as an answer.`,
        remedy: 'Ask the responsible unit to fill the field in.',
      };
    case 'identity/reworded':
      return {
        what: `Its wording was changed: ${quoted(data.before)} is now ${quoted(data.now)}.`,
        remedy: '',
      };
    case 'identity/unsure':
      return {
        what: `This may be ${data.other} (${quoted(data.words)}) in other words; it was taken for something new.`,
        remedy: 'Compare the two. When they are one, correct the fields of the new one.',
      };
    case 'joining/joined':
      return { what: `${joiningWords(data)}.`, remedy: '' };
    case 'joining/not-taken-up':
      return data.whole
        ? {
            what: 'The management response does not take up this recommendation of the report.',
            remedy: 'Ask the responsible unit what became of it.',
          }
        : {
            what: 'This recommendation of the report was not found in what could be read of the management response.',
            remedy: 'Look into the response: part of it could not be read.',
          };
    case 'joining/only-in-response':
      return {
        what: 'The management response answers this recommendation, which was not found in the report.',
        remedy: 'Compare the two documents: it may be worded otherwise in the report, or come from elsewhere.',
      };
    case 'source/contradicts':
      return {
        what: `Two sources contradict each other: ${quoted(data.first)} in ${data.firstUri}, ${quoted(data.second)} in ${data.secondUri}; neither is dated later.`,
        remedy: 'Find out which is right, and correct the status.',
      };
    case 'correction/applied':
      return {
        what: `${data.who} corrected ${data.field} on ${data.on}; the source says ${quoted(data.instead)}.`,
        remedy: '',
      };
    case 'correction/conflict':
      return {
        what: `The source now says ${quoted(data.now)}; ${data.who} decided ${quoted(data.decided)} for ${data.field} on ${data.on}, before it said so.`,
        remedy: 'Decide again: correct the field once more, or withdraw the correction.',
      };
    case 'correction/without-item':
      return {
        what: `${data.who} corrected ${data.field} of ${data.item} on ${data.on}, which is not among the records any more.`,
        remedy: 'Nothing to do when it is rightly gone; the correction is kept.',
      };
    case 'alarm/no-records':
      return {
        what: `The source ${data.source} gave no ${data.what}; the run before gave ${data.before}.`,
        remedy: 'Look at the source. When it is right, run again with --accept.',
      };
    case 'alarm/fewer-records':
      return {
        what: `The source ${data.source} gave ${data.now} ${data.what}; the run before gave ${data.before}.`,
        remedy: 'Look at the source. When it is right, run again with --accept.',
      };
    case 'alarm/lower-coverage':
      return {
        what: `Of the key actions of the source ${data.source} ${percent(data.now)} have a ${data.field}; in the run before it were ${percent(data.before)}.`,
        remedy: 'Look at the source: its pages may have changed. When it is right, run again with --accept.',
      };
    case 'fetch/unreachable':
      return { what: `${data.address} could not be fetched: ${data.reason}.`, remedy: NEXT_NIGHT };
    case 'fetch/status':
      return {
        what: `${data.address} could not be fetched: the site answers ${inWords(data.status)}.`,
        remedy: NEXT_NIGHT,
      };
    case 'fetch/cut-off':
      return { what: `What ${data.address} sent is not whole: ${data.reason}; it was not taken.`, remedy: NEXT_NIGHT };
    case 'fetch/too-large':
      return {
        what:
          data.what === 'bytes'
            ? `${data.address} sends more than ${megabytes(data.limit)}; reading it was stopped.`
            : `${data.address} sends something that unpacks to far more than any page; reading it was stopped.`,
        remedy: 'Look at it in a browser; raise fileMegabytes below the limits of its source when it is right.',
      };
    case 'fetch/wrong-type':
      return {
        what: `${data.address} should give ${data.wanted}, and gave ${data.got}; it was not taken.`,
        remedy: 'Look at it in a browser: the site may ask to sign in, or the definition of the site may be wrong.',
      };
    case 'fetch/redirect':
      return {
        what: `${data.address} sends on to another address, and ${data.reason}.`,
        remedy: 'Look at it in a browser, and correct the address.',
      };
    case 'fetch/sign-in':
      return {
        what: `${data.address} sends on to ${data.place}, where one signs in or consents; it was not taken.`,
        remedy: 'Look at it in a browser. What is not open to everybody has to be saved by hand, into a folder.',
      };
    case 'fetch/refused-address':
      return {
        what: `${data.address} was not asked: ${data.host} is a machine of a private network.`,
        remedy: 'When that is meant, name the host below allowPrivateHosts of its source.',
      };
    case 'fetch/missing':
      return {
        what: `${data.address} is not there any more, says the site; what was read on ${data.since} stands this once.`,
        remedy: 'Nothing tonight: when it is still missing the next night, it counts as gone.',
      };
    case 'fetch/gone':
      return {
        what: `${data.address} is gone from the site, where it was last on ${data.since}.`,
        remedy: 'Find out why when its key actions are still open.',
      };
    case 'fetch/forbidden':
      return {
        what: `${data.source}: ${many(data.count, 'address', 'addresses')} not asked because robots.txt of the site forbids it, ${data.example} for one.`,
        remedy: 'Ask whoever runs the site for leave, or leave these addresses out.',
      };
    case 'fetch/not-now':
      return {
        what: `${data.source}: ${data.host} was not asked any further: ${data.reason}. ${many(data.left, 'address', 'addresses')} left for the next night.`,
        remedy: 'Nothing, when it is over the next night. Otherwise look at the site.',
      };
    case 'fetch/limit':
      return {
        what: `${data.source}: the limit of ${data.limit} was reached; ${many(data.left, 'address', 'addresses')} left for the next night.`,
        remedy:
          'Nothing: those left come first the next night. Raise the limit of the source when it is always reached.',
      };
    case 'fetch/list-empty':
      return {
        what: `${data.source}: the list ${data.address} leads to no evaluation; it led to ${data.before} before.`,
        remedy:
          'Look at it in a browser: its layout may have changed. The addresses known so far are asked all the same.',
      };
    case 'fetch/list-shifts':
      return {
        what: `${data.source}: its list changed while it was read, also the second time: ${data.twice} on it twice, ${data.missing} missing.`,
        remedy: 'Nothing tonight; look at the list when this is said every night.',
      };
    case 'fetch/nothing-there':
      return {
        what: `${data.source}: ${many(data.count, 'address', 'addresses')} with nothing there, to be asked again in ${data.nights} nights at the earliest.`,
        remedy: '',
      };
    case 'fetch/not-an-evaluation':
      return {
        what: `${data.source}: ${many(data.count, 'address', 'addresses')} gave ${data.what} where an evaluation was before, ${data.example} for one; what was read before stands.`,
        remedy: 'Look at it in a browser. When the layout of the site has changed, report it to us.',
      };
    case 'fetch/stands':
      return {
        what: `${data.source}: ${many(data.count, 'record', 'records')} could not be compared with the site tonight; the oldest of them is what it said on ${data.oldest}.`,
        remedy: 'Nothing, when it is over the next night. Otherwise look at the site.',
      };
    case 'defect/contract':
      return {
        what: `This document brought out a defect of evaltrail: ${data.problem}.`,
        remedy: 'Please report it with the document.',
      };
  }
}
