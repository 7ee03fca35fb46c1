/** Runs the command line in this process and keeps what it says. */
import { main } from '../../src/cli/main.js';

export interface Captured {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CaptureOptions {
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
}

export async function evaltrail(cwd: string, argv: readonly string[], options: CaptureOptions = {}): Promise<Captured> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write(text: string) {
      said[name] += text;
      return true;
    },
    isTTY: options.isTTY ?? false,
    columns: 100,
  });
  const exitCode = await main(argv, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    now: () => new Date('2026-03-31T12:00:00Z'),
    cwd,
    env: options.env ?? {},
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return { exitCode, ...said };
}
