/** A headless browser for the tests of the page, driven over a pipe: no port, no library. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser is; null when there is none, and the tests that need one are left out. */
export const browserPath = (): string | null => PLACES.find((path) => existsSync(path)) ?? null;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

type Waiting = { readonly done: (result: Record<string, unknown>) => void; readonly failed: (error: Error) => void };

/** One browser with one page. What it complained of, and what it asked the network for, is kept. */
export class Browser {
  readonly complaints: string[] = [];
  readonly requests: string[] = [];
  private readonly child: ChildProcess;
  private readonly folder = mkdtempSync(join(tmpdir(), 'page-'));
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Map<string, (() => void)[]>();
  private session = '';
  private last = 0;

  private constructor(path: string) {
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--hide-scrollbars'];
    const quiet = ['--no-first-run', '--disable-background-networking', '--force-color-profile=srgb'];
    this.child = spawn(path, [...flags, ...quiet, `--user-data-dir=${this.folder}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    (this.child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.received(JSON.parse(part) as Message);
    });
  }

  static async open(path: string): Promise<Browser> {
    const browser = new Browser(path);
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    browser.session = String(sessionId);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'Accessibility']) await browser.send(`${domain}.enable`);
    await browser.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: 0,
      uploadThroughput: 0,
    });
    return browser;
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.child.once('exit', done));
    await this.send('Browser.close').catch(() => undefined);
    await gone;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.last;
    const session = this.session === '' ? {} : { sessionId: this.session };
    (this.child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    return new Promise((done, failed) => this.waiting.set(id, { done, failed }));
  }

  /** Opens a file and waits until it is loaded; an empty page between makes a new load of every address. */
  async load(path: string, hash = ''): Promise<void> {
    for (const url of ['about:blank', `file://${path}${hash}`]) {
      const loaded = new Promise<void>((done) => this.listeners.set('Page.loadEventFired', [done]));
      await this.send('Page.navigate', { url });
      await loaded;
    }
  }

  /** What an expression gives in the page; promises are waited for. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const answer = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { exceptionDetails, result } = answer as {
      exceptionDetails?: { exception?: { description?: string }; text: string };
      result: { value: Value };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async press(key: string, modifiers = 0): Promise<void> {
    const codes: Record<string, number> = {
      Tab: 9,
      Enter: 13,
      Escape: 27,
      ' ': 32,
      ArrowLeft: 37,
      ArrowRight: 39,
      End: 35,
    };
    const event = { key, code: key === ' ' ? 'Space' : key, windowsVirtualKeyCode: codes[key], modifiers };
    const text = key === 'Enter' ? { text: '\r' } : key === ' ' ? { text: ' ' } : {};
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  type(text: string): Promise<unknown> {
    return this.send('Input.insertText', { text });
  }

  async look(width: number, height: number, scheme: 'light' | 'dark' = 'light'): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  }

  private received({ id, method, params = {}, result, error }: Message): void {
    if (id !== undefined) {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) waiting?.failed(new Error(error.message));
      else waiting?.done(result ?? {});
      return;
    }
    if (method === 'Network.requestWillBeSent') this.requests.push((params['request'] as { url: string }).url);
    if (method === 'Log.entryAdded') this.complaints.push((params['entry'] as { text: string }).text);
    if (method === 'Runtime.exceptionThrown') this.complaints.push(JSON.stringify(params['exceptionDetails']));
    if (method === 'Runtime.consoleAPICalled') this.complaints.push(JSON.stringify(params['args']));
    for (const listener of this.listeners.get(method ?? '') ?? []) listener();
    this.listeners.delete(method ?? '');
  }
}
