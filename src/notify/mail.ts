/** Tells people by mail. */
import { type Digest, htmlOf, textOf } from './digest.js';

export interface Mail {
  /** `smtps://user:password@host:465`. A secret: never told to anybody. */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** Of silence. */
const SILENCE_MS = 30_000;
/** For everything together: a server that goes on talking must not keep a run from its end. */
const MAIL_MS = 120_000;

const NO_SERVER = 'its address is none of a mail server';

/**
 * Gives null when the server took it, else why not, in words that hold no part of its address. `mostMs`: how long it may take;
 * another one only in tests.
 */
export async function tellByMail({ server, from, to }: Mail, digest: Digest, mostMs = MAIL_MS): Promise<string | null> {
  const options = optionsFor(server);
  if (options === null) return NO_SERVER;
  const { createTransport } = await import('nodemailer');
  const signal = AbortSignal.timeout(mostMs);
  const transport = createTransport(options);
  const mail = { from, to: [...to], subject: digest.subject, text: textOf(digest), html: htmlOf(digest) };
  try {
    // The types do not know of the signal yet.
    await transport.sendMail({ ...mail, signal } as typeof mail);
    return null;
  } catch (error) {
    if (signal.aborted) return `the mail server took longer than ${Math.max(1, Math.round(mostMs / 1000))} s`;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return `the mail server did not take it${code && ` (${code})`}`;
  } finally {
    transport.close();
  }
}

const BRACKETS = /^\[|\]$/gu;

/** Null where the address is none of a mail server. */
function optionsFor(server: string) {
  try {
    const { hostname, port, username, password, protocol } = new URL(server);
    if (protocol !== 'smtp:' && protocol !== 'smtps:') return null;
    const secure = protocol === 'smtps:';
    const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    return {
      host: hostname.replace(BRACKETS, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      // A password never goes over an open line.
      requireTLS: !secure && username !== '',
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(username === '' ? {} : { auth }),
      connectionTimeout: SILENCE_MS,
      greetingTimeout: SILENCE_MS,
      socketTimeout: SILENCE_MS,
    };
  } catch {
    return null;
  }
}
