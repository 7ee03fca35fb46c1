/** From a diagnostic to what is written of it: its sentence, its severity and the text at its place. */
import { type Diagnostic, severityOf } from './diagnostics.js';
import type { DiagnosticRecord, EvidenceSpan } from './record.js';
import { sentenceOf } from './sentences.js';
import type { Span } from './span.js';

/** A span as records show it, with the stored text it covers. */
export const spanRecordOf = ({ start, end, page, box }: Span, text: string): EvidenceSpan => ({
  start,
  end,
  ...(page === undefined ? {} : { page }),
  ...(box === undefined ? {} : { box: [...box] }),
  quote: text.slice(start, end),
});

/** `text` is the stored text of the document; null where the document could not be read, and no place is known. */
export function diagnosticRecordOf(diagnostic: Diagnostic, text: string | null): DiagnosticRecord {
  return {
    code: diagnostic.code,
    severity: severityOf(diagnostic.code),
    message: sentenceOf(diagnostic).what,
    path: diagnostic.path,
    at: diagnostic.at === null || text === null ? null : spanRecordOf(diagnostic.at, text),
  };
}
