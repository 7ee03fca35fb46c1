/** Why an address could not be had. */
import type { Diagnostic, DiagnosticCode, DiagnosticData } from '../core/diagnostics.js';

export interface FaultOptions {
  /** Asking again in the same night may help. */
  readonly again?: boolean;
  /** The site asked to wait so long, in milliseconds. */
  readonly waitMs?: number | null;
  readonly status?: number;
}

/** Thrown where asking an address gave nothing that can be kept. */
export class Fault extends Error {
  readonly again: boolean;
  readonly waitMs: number | null;
  readonly status: number | null;
  constructor(
    readonly problem: Diagnostic,
    { again = false, waitMs = null, status }: FaultOptions = {},
  ) {
    super(problem.code);
    this.again = again;
    this.waitMs = waitMs;
    this.status = status ?? null;
  }
}

/** A fault with its code and facts. */
export const faultOf = <Code extends DiagnosticCode>(
  code: Code,
  data: DiagnosticData[Code],
  options: FaultOptions = {},
): Fault => new Fault({ code, data, path: null, at: null } as Diagnostic, options);
