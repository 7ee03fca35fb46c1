/** What a command gets from outside: streams, clock, folder, environment. Tests give their own. */

/** A stream to write text to; `isTTY` as the system sets it. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Environment {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly now: () => Date;
  /** The folder that relative names start from. */
  readonly cwd: string;
  /** Environment variables; none by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the run after the current document. */
  readonly signal?: AbortSignal;
}
