/** Tells people by mail. */
import { type Digest, htmlOf, textOf } from './digest.js';

export interface Mail {
  /** `smtps://user:password@host:465`. A secret: never told to anybody. */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
}

const TIMEOUT_MS = 30_000;

/** Gives null when the server took it, else why not, in words that hold no part of its address. */
export async function tellByMail({ server, from, to }: Mail, digest: Digest): Promise<string | null> {
  const { createTransport } = await import('nodemailer');
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  try {
    const { hostname, port, username, password, protocol } = new URL(server);
    const secure = protocol === 'smtps:';
    const auth =
      username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
    const transport = createTransport({
      host: hostname,
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      // A password never goes over an open line.
      requireTLS: !secure && username !== '',
      disableFileAccess: true,
      disableUrlAccess: true,
      ...auth,
      ...timeouts,
    });
    await transport.sendMail({
      from,
      to: [...to],
      subject: digest.subject,
      text: textOf(digest),
      html: htmlOf(digest),
    });
    transport.close();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'ERR_INVALID_URL'
      ? 'its address is none of a mail server'
      : `the mail server did not take it${code && ` (${code})`}`;
  }
}
