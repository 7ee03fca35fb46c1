/**
 * A site in a process of its own, with a log that nobody who asks it can touch: `fork` it, and it sends its port. It has pages
 * /page/0 and so on; told `{ faulty, seed, latency }` it answers faultily with that share; told `log` it sends its
 * log, told `count` how many pages were asked for.
 */
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const PADDING =
  '<p>The gauges along the river are read every morning, and what they say is written into the book.</p>\n'.repeat(190);

/** A management response of about 20 kB; each its own. */
export const pageOf = (id) => `<!doctype html><html><head><title>Response ${id}</title></head><body>
<h1>Evaluation of the water works of town ${id}</h1>
<p>Commissioning Unit: Mexico</p>
<p>Unit Responsible for providing Management Response: Mexico</p>
<h5>1. Recommendation:</h5><p>Let the people of town ${id} choose the board of their water works.</p>
<h5>Management Response:</h5><p>The people of town ${id} will choose it.</p>
<h5>Key Actions:</h5>
<table><tr><th>Key Action</th><th>Responsible</th><th>DueDate</th><th>Status</th></tr>
<tr><td>Hold an election in town ${id}</td><td>Water Unit</td><td>2026/07</td><td>Initiated</td></tr></table>
<!-- ${PADDING} --><footer>Contact us</footer></body></html>`;

/** Numbers from 0 up to 1, the same for the same seed. */
export function chances(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const half = (text) => text.slice(0, text.length / 2);

/** What may go wrong with an answer. */
const FAULTS = {
  'says 503': (answer) => answer.writeHead(503).end(),
  'asks for time': (answer) => answer.writeHead(429, { 'retry-after': '0' }).end(),
  'hangs up': (answer) => answer.socket.destroy(),
  'breaks off': (answer, text) => answer.writeHead(200).write(half(text), () => answer.socket.destroy()),
  'is too short': (answer, text) =>
    answer.writeHead(200, { 'content-length': text.length }).write(half(text), () => answer.socket.end()),
  'is too long': (answer, text) =>
    answer.socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${half(text).length}\r\n\r\n${text}`),
  'is half, and says so': (answer, text) =>
    answer.writeHead(200, { 'content-length': half(text).length }).end(half(text)),
  'is half, and ends': (answer, text) => answer.socket.end(`HTTP/1.1 200 OK\r\n\r\n${half(text)}`),
  'is packed by half': (answer, text) =>
    answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text).subarray(0, 90)),
  'is empty': (answer) => answer.writeHead(200).end(),
  'falls silent': (answer, text) => answer.writeHead(200).write(half(text)),
};

function serve() {
  const log = [];
  let told = { faulty: 0, latency: 0, changed: [] };
  let chance = chances(1);
  let open = 0;
  let count = 0;
  const server = createServer((request, answer) => {
    const [, id] = /^\/page\/(\d+)$/.exec(request.url) ?? [];
    const seen = { path: request.url, began: performance.now(), ended: null, open: ++open, status: 0, fault: null };
    log.push(seen);
    if (id !== undefined) count++;
    answer.on('close', () => {
      open--;
      seen.ended = performance.now();
    });
    const respond = () => {
      if (id === undefined) return void answer.writeHead(404).end();
      const names = Object.keys(FAULTS);
      const text = pageOf(id) + (told.changed.includes(Number(id)) ? ' ' : '');
      if (chance() < told.faulty) {
        seen.fault = names[Math.floor(chance() * names.length)];
        return void FAULTS[seen.fault](answer, text);
      }
      const etag = `"${id}-${text.length}"`;
      seen.status = request.headers['if-none-match'] === etag ? 304 : 200;
      if (seen.status === 304) return void answer.writeHead(304).end();
      answer.writeHead(200, { 'content-type': 'text/html', etag, 'content-length': text.length }).end(text);
    };
    if (told.latency > 0) setTimeout(respond, told.latency);
    else respond();
  });
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('message', (message) => {
    if (message === 'count') process.send({ count });
    else if (message === 'log') process.send({ log: log.splice(0) });
    else {
      told = { faulty: 0, latency: 0, changed: [], ...message };
      chance = chances(message.seed ?? 1);
      process.send({ ready: true });
    }
  });
  process.on('disconnect', () => process.exit(0));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) serve();
