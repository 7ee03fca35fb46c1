/** What a check gives back: a diagnostic about a field of the finished record. Its place is that of the field. */
import type { DiagnosticCode, DiagnosticData } from '../core/diagnostics.js';

export type Finding = {
  readonly [Code in DiagnosticCode]: {
    readonly code: Code;
    readonly data: DiagnosticData[Code];
    readonly path: string | null;
  };
}[DiagnosticCode];
