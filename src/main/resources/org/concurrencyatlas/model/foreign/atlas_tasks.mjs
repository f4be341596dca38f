#!/usr/bin/env node
/**
 * Runs one point of Concurrency Atlas under one of Node's ways to run many tasks.
 *
 *     node atlas_tasks.mjs --point 'timer(tasks=100,waitMicros=1000)' --way promises --iterations 3
 *
 * Started by the harness as one fork: warms up, measures, prints a JSON line for each iteration, as
 * docs/foreign-runtimes.md says. Tasks and answers are those of the Java workloads, so that
 * checksums are the same. Needs nothing beyond the standard library of Node 18. Worker threads and
 * child processes run this same file; its last lines say who is who.
 */

import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as http from 'node:http';
import { Socket } from 'node:net';
import { setTimeout as timer } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import * as zlib from 'node:zlib';

const THIS_FILE = fileURLToPath(import.meta.url);
const AS_CHILD = '--as-child';

const STEPS_PER_MICRO = 500;
const SLICES = 64;
const MAX_OFFSET = 1 << 16;

/** What this program cannot run. */
class Unsupported extends Error {}

// ---------------------------------------------------------------- numbers of 64 bits
//
// A number of JavaScript is exact up to 2^53, and its operators on bits see 32 of them. BigInt has
// no such bounds, but makes a new object at each step: a loop over it is more than thirty times slower.
// So what is computed at length here is kept as two halves of 32 bits, high and low.

const eightBytes = new DataView(new ArrayBuffer(8));

/** The number that two halves make. */
function joined(high, low) {
  eightBytes.setUint32(0, high);
  eightBytes.setUint32(4, low);
  return eightBytes.getBigUint64(0);
}

/** The upper 32 bits of the product of two numbers of 32 bits; Math.imul makes the lower ones. */
function upperProduct(a, b) {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + (middle >>> 16) + (other >>> 16);
}

/** A product modulo 2^64. */
function product(high, low, byHigh, byLow) {
  const upper = upperProduct(low, byLow) + Math.imul(high, byLow) + Math.imul(low, byHigh);
  return [upper | 0, Math.imul(low, byLow)];
}

/** The n-th output of SplitMix64 seeded with 0; n has 32 bits. */
function mix(n) {
  let [high, low] = product(0, n + 1, 0x9e3779b9, 0x7f4a7c15);
  low ^= (low >>> 30) | (high << 2);
  high ^= high >>> 30;
  [high, low] = product(high, low, 0xbf58476d, 0x1ce4e5b9);
  low ^= (low >>> 27) | (high << 5);
  high ^= high >>> 27;
  [high, low] = product(high, low, 0x94d049bb, 0x133111eb);
  low ^= (low >>> 31) | (high << 1);
  high ^= high >>> 31;
  return [high, low];
}

/** Steps of a 64-bit xorshift generator, one after the other. */
function walk(high, low, steps) {
  for (let step = 0; step < steps; step++) {
    high ^= (high << 13) | (low >>> 19);
    low ^= low << 13;
    low ^= (low >>> 7) | (high << 25);
    high ^= high >>> 7;
    high ^= (high << 17) | (low >>> 15);
    low ^= low << 17;
  }
  return joined(high, low);
}

/** A sum of answers: a plain number while that is exact, and a BigInt from then on. */
class Sum {
  #small = 0;
  #large = 0n;

  /** Adds a BigInt, or a number of at most 52 bits. */
  add(answer) {
    if (typeof answer === 'bigint') {
      this.#large += answer;
      return;
    }
    this.#small += answer;
    if (this.#small > 2 ** 52) {
      this.#large += BigInt(this.#small);
      this.#small = 0;
    }
  }

  total() {
    return this.#large === 0n ? this.#small : this.#large + BigInt(this.#small);
  }
}

// ---------------------------------------------------------------- the tasks of each workload
//
// A task is its number: call(index) answers, or promises an answer where the work waits.

class Square {
  waits = false;

  constructor({ tasks, chunk = 1 }) {
    this.chunk = chunk;
    this.exact = chunk * (tasks * chunk) ** 2 <= 2 ** 52;
  }

  call(index) {
    const first = index * this.chunk;
    return this.exact ? squares(first, this.chunk) : largeSquares(first, this.chunk);
  }
}

function squares(first, count) {
  let sum = 0;
  for (let x = first; x < first + count; x++) {
    sum += x * x;
  }
  return sum;
}

function largeSquares(first, count) {
  let sum = 0n;
  for (let x = BigInt(first); x < first + count; x++) {
    sum += x * x;
  }
  return sum;
}

class Sha256 {
  waits = false;

  constructor({ bytes }) {
    const pattern = Buffer.alloc(Math.ceil(bytes / 8) * 8);
    for (let word = 0; word < pattern.length / 8; word++) {
      const [high, low] = mix(word);
      pattern.writeInt32BE(high, 8 * word);
      pattern.writeInt32BE(low, 8 * word + 4);
    }
    this.pattern = pattern.subarray(0, bytes - 8);
  }

  call(index) {
    const seed = Buffer.alloc(8);
    seed.writeUInt32BE(index, 4);
    return createHash('sha256').update(seed).update(this.pattern).digest().readBigUInt64BE(0);
  }
}

/**
 * Waits at least so long. A timer counts whole milliseconds, and from when its event loop last
 * looked at the clock, so it may be early; then it waits for the rest too.
 */
async function sleep(millis) {
  const end = performance.now() + millis;
  for (let rest = millis; rest > 0; rest = end - performance.now()) {
    await timer(Math.ceil(rest));
  }
}

class Timer {
  waits = true;

  constructor({ waitMicros }) {
    this.millis = waitMicros / 1000;
  }

  async call(index) {
    await sleep(this.millis);
    return joined(...mix(index));
  }
}

class Mixed {
  waits = true;

  constructor({ taskMicros, cpuSharePercent }) {
    const burst = Math.floor((taskMicros * cpuSharePercent) / 100);
    this.steps = burst * STEPS_PER_MICRO;
    this.millis = (taskMicros - burst) / 1000;
  }

  async call(index) {
    const answer = walk(...mix(index), this.steps);
    await sleep(this.millis);
    return answer;
  }
}

/** Requests over connections that an agent keeps: as many as are in flight. */
class Http {
  waits = true;

  constructor({ waitMicros, bytes, version = 'http1', tls = 'no' }, services) {
    const address = services['delay-server'];
    if (!address) {
      throw new Unsupported('http needs --service delay-server=HOST:PORT');
    }
    if (version !== 'http1' || tls !== 'no') {
      throw new Unsupported('this program speaks HTTP/1.1 without encryption only');
    }
    const colon = address.lastIndexOf(':');
    this.host = address.slice(0, colon);
    this.port = Number(address.slice(colon + 1));
    this.query = `/?waitMicros=${waitMicros}&bytes=${bytes}`;
    this.agent = new http.Agent({ keepAlive: true, maxFreeSockets: Infinity });
  }

  call(index) {
    const { host, port, agent } = this;
    const path = `${this.query}&offset=${(index % SLICES) * (MAX_OFFSET / SLICES)}`;
    return new Promise((resolve, reject) => {
      const request = http.get({ host, port, agent, path }, (response) => {
        if (response.statusCode !== 200) {
          reject(new Error(`the server answered with status ${response.statusCode}`));
        }
        let crc = 0;
        response.on('data', (part) => {
          crc = crc32(part, crc);
        });
        response.on('end', () => resolve(crc));
        response.on('error', reject);
      });
      request.on('error', reject);
    });
  }
}

/** Node has it from 20.15 on. */
const crc32 = zlib.crc32 ?? crcByTable();

function crcByTable() {
  const table = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return crc;
  });
  return (bytes, before) => {
    let crc = ~before;
    for (const byte of bytes) {
      crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    }
    return ~crc >>> 0;
  };
}

/** All tasks add to one number, in memory that threads may share; the last answers with it. */
class Counter {
  waits = false;

  constructor({ kind = 'plain', tasks, updates }, services, memory = new SharedArrayBuffer(16)) {
    if (!['plain', 'atomic', 'none'].includes(kind)) {
      throw new Unsupported(`Node has no counterpart of counter(kind=${kind})`);
    }
    const small = tasks * updates < 2 ** 31;
    this.kind = kind;
    this.tasks = tasks;
    this.updates = updates;
    this.one = small ? 1 : 1n;
    this.zero = small ? 0 : 0n;
    this.value = small ? new Int32Array(memory, 0, 1) : new BigInt64Array(memory, 0, 1);
    this.ended = new Int32Array(memory, 8, 1);
  }

  call() {
    switch (this.kind) {
      case 'none':
        return this.countAlone();
      case 'plain':
        for (let update = 0; update < this.updates; update++) {
          this.value[0] += this.one;
        }
        return this.end();
      default:
        for (let update = 0; update < this.updates; update++) {
          Atomics.add(this.value, 0, this.one);
        }
        return this.end();
    }
  }

  countAlone() {
    let count = 0;
    for (let update = 0; update < this.updates; update++) {
      count++;
    }
    return count;
  }

  end() {
    if (Atomics.add(this.ended, 0, 1) + 1 < this.tasks) {
      return 0;
    }
    Atomics.store(this.ended, 0, 0);
    return Atomics.exchange(this.value, 0, this.zero);
  }
}

const WORKLOADS = {
  square: Square,
  sha256: Sha256,
  timer: Timer,
  http: Http,
  mixed: Mixed,
  counter: Counter,
};

/**
 * The tasks of a point.
 *
 * @param job {workload, point, services, memory}: all that another thread needs to have them too;
 *     a process has no memory in common with others
 */
function tasksOf(job) {
  return new WORKLOADS[job.workload](job.point, job.services, job.memory);
}

/** Runs some tasks, one after another. */
async function runInTurn(work, first, count) {
  const sum = new Sum();
  for (let index = first; index < first + count; index++) {
    sum.add(work.waits ? await work.call(index) : work.call(index));
  }
  return sum.total();
}

// ---------------------------------------------------------------- the ways to run them

/** Runs whole batches; opened and closed outside the measured time. */
class Way {
  constructor(job, settings, harness) {
    this.job = job;
    this.work = tasksOf(job);
    this.tasks = job.point.tasks;
    this.settings = settings;
    this.harness = harness;
  }

  async open() {}

  async close() {}
}

class Sequential extends Way {
  run() {
    return runInTurn(this.work, 0, this.tasks);
  }
}

/** A promise for each task on the one event loop, which a task that computes holds meanwhile. */
class Promises extends Way {
  async run() {
    const sum = new Sum();
    let next = 0;
    const lane = async () => {
      while (next < this.tasks) {
        sum.add(await this.work.call(next++));
      }
    };
    const lanes = Math.min(this.settings.admit || this.tasks, this.tasks);
    await Promise.all(Array.from({ length: lanes }, lane));
    return sum.total();
  }
}

/** Workers, each of which gets the numbers of its next tasks when it has answered. */
class Pool extends Way {
  workers = [];
  #batch = null;
  #closing = false;

  async open() {
    while (this.workers.length < this.settings.workers) {
      this.workers.push(this.start());
    }
    await Promise.all(this.workers.map((worker) => this.#ready(worker)));
  }

  #ready(worker) {
    worker.on('error', (error) => fail(reason(error)));
    worker.on('exit', (code, signal) => {
      if (!this.#closing) {
        fail(`a worker ended with ${signal ?? `code ${code}`}`);
      }
    });
    return new Promise((resolve) => {
      worker.once('message', () => {
        worker.on('message', (answer) => this.#answered(worker, answer));
        resolve();
      });
    });
  }

  run() {
    return new Promise((resolve) => {
      this.#batch = { next: 0, ended: 0, sum: 0n, resolve };
      this.workers.forEach((worker) => this.#feed(worker));
    });
  }

  #feed(worker) {
    const first = this.#batch.next;
    const count = Math.min(this.settings.chunk, this.tasks - first);
    if (count > 0) {
      this.#batch.next += count;
      this.send(worker, { first, count });
    }
  }

  #answered(worker, { count, sum, failure }) {
    if (failure) {
      fail(failure);
    }
    const batch = this.#batch;
    batch.ended += count;
    batch.sum += BigInt(sum);
    if (batch.ended === this.tasks) {
      batch.resolve(batch.sum);
    } else {
      this.#feed(worker);
    }
  }

  async close() {
    this.#closing = true;
    await Promise.all(this.workers.map((worker) => this.end(worker)));
  }
}

class WorkerThreads extends Pool {
  start() {
    return new Worker(THIS_FILE, { workerData: { job: this.job } });
  }

  send(worker, chunk) {
    worker.postMessage(chunk);
  }

  end(worker) {
    return worker.terminate();
  }
}

class ChildProcesses extends Pool {
  async open() {
    if (this.job.workload === 'counter' && this.job.point.kind !== 'none') {
      throw new Unsupported('the counter is memory of one process');
    }
    process.once('exit', () => this.workers.forEach((worker) => worker.kill('SIGKILL')));
    await super.open();
  }

  start() {
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
    const job = JSON.stringify({ ...this.job, memory: undefined });
    const child = fork(THIS_FILE, [AS_CHILD, job], { stdio });
    this.harness.owns(child);
    return child;
  }

  send(worker, chunk) {
    worker.send(chunk);
  }

  end(worker) {
    return new Promise((resolve) => {
      worker.once('exit', resolve);
      worker.disconnect();
    });
  }
}

const WAYS = {
  sequential: Sequential,
  promises: Promises,
  'worker-threads': WorkerThreads,
  'child-processes': ChildProcesses,
};

/** What a worker does: answers each chunk with the sum of its tasks, or with why there is none. */
function serve(job, port, send) {
  const work = tasksOf(job);
  port.on('message', async ({ first, count }) => {
    try {
      send({ count, sum: String(await runInTurn(work, first, count)) });
    } catch (error) {
      send({ failure: reason(error) });
    }
  });
  send('ready');
}

// ---------------------------------------------------------------- one fork

/** Runs batches for so long; the clock is read between batches only. */
async function iteration(way, millis) {
  const answers = [];
  const begin = performance.now();
  let now = begin;
  do {
    answers.push(await way.run());
    now = performance.now();
  } while (now - begin < millis);
  return { answers, nanos: Math.round((now - begin) * 1e6) };
}

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** JSON.stringify knows no numbers of 64 bits, so this line is written by hand. */
function tellIteration({ answers, nanos }) {
  const checksums = new Set(answers.map((each) => BigInt.asIntN(64, BigInt(each))));
  process.stdout.write(
    `{"event":"iteration","batches":${answers.length},"nanos":${nanos},` +
      `"checksums":[${[...checksums].join(',')}]}\n`,
  );
}

async function measure(way, options, harness) {
  if (options.warmupMillis > 0) {
    await iteration(way, options.warmupMillis);
  }
  tell({ event: 'warm' });
  await harness.step();
  for (let i = 0; i < options.iterations; i++) {
    tellIteration(await iteration(way, options.iterationMillis));
    await harness.step();
  }
}

/** In one line. */
function reason(error) {
  return `${error.code ?? error.name}: ${error.message}`.replaceAll('\n', ' ');
}

/** Ends this process and its workers; the last line on standard error says why. */
function fail(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

/**
 * Waits for a line of the harness before each step, so that it can look at us in between. When it
 * ends, our input does: a thread of its own notices that also while the event loop computes, and
 * kills this process and its children.
 */
class Harness {
  #lines = 0;
  #wake = () => {};

  constructor() {
    this.watcher = new Worker(THIS_FILE, { workerData: { watches: true } });
    this.watcher.on('error', (error) => fail(reason(error)));
    this.watcher.on('message', (lines) => {
      this.#lines += lines;
      this.#wake();
    });
  }

  owns(child) {
    this.watcher.postMessage(child.pid);
  }

  async step() {
    while (this.#lines === 0) {
      await new Promise((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#lines--;
  }
}

/** Nobody to wait for. */
const ALONE = { owns() {}, async step() {} };

/** What the thread does that watches for the end of the harness. */
function watch() {
  const children = [];
  parentPort.on('message', (pid) => children.push(pid));
  const input = new Socket({ fd: 0, readable: true, writable: false });
  input.on('data', (bytes) => parentPort.postMessage(bytes.filter((each) => each === 10).length));
  const end = () => [...children, process.pid].forEach(kill);
  input.once('end', end);
  input.once('error', end);
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}

/** sha256(bytes=1024,tasks=256): the workload and its parameters, words and numbers. */
function parsePoint(text) {
  const match = /^([a-z0-9-]+)(?:\((.*)\))?$/.exec(text);
  if (!match || !Object.hasOwn(WORKLOADS, match[1])) {
    throw new Unsupported(`this program has no workload ${match?.[1] ?? text}`);
  }
  const values = Object.entries(pairs((match[2] ?? '').split(',').filter(Boolean)));
  const isNumber = (value) => /^-?\d+$/.test(value);
  const point = values.map(([name, value]) => [name, isNumber(value) ? Number(value) : value]);
  return { workload: match[1], point: Object.fromEntries(point) };
}

/** NAME=VALUE, each. */
function pairs(items) {
  return Object.fromEntries(items.map((item) => item.split(/=(.*)/s, 2)));
}

function parseOptions() {
  const { values } = parseArgs({
    options: {
      point: { type: 'string' },
      way: { type: 'string' },
      setting: { type: 'string', multiple: true, default: [] },
      service: { type: 'string', multiple: true, default: [] },
      'warmup-millis': { type: 'string', default: '0' },
      iterations: { type: 'string', default: '1' },
      'iteration-millis': { type: 'string', default: '1000' },
      'follow-harness': { type: 'boolean', default: false },
    },
  });
  if (!values.point || !Object.hasOwn(WAYS, values.way ?? '')) {
    throw new Error(`give --point and --way; ways: ${Object.keys(WAYS).join(', ')}`);
  }
  const settings = Object.entries(pairs(values.setting));
  return {
    point: values.point,
    way: values.way,
    settings: Object.fromEntries(settings.map(([name, value]) => [name, Number(value)])),
    services: pairs(values.service),
    warmupMillis: Number(values['warmup-millis']),
    iterations: Number(values.iterations),
    iterationMillis: Number(values['iteration-millis']),
    followsHarness: values['follow-harness'],
  };
}

async function open(options, harness) {
  const { workload, point } = parsePoint(options.point);
  const memory = new SharedArrayBuffer(16);
  const job = { workload, point, services: options.services, memory };
  const way = new WAYS[options.way](job, options.settings, harness);
  await way.open();
  return way;
}

async function main() {
  process.on('uncaughtException', (error) => fail(reason(error)));
  const options = parseOptions();
  const harness = options.followsHarness ? new Harness() : ALONE;
  try {
    const way = await open(options, harness);
    tell({ event: 'ready', runtime: `Node ${process.versions.node}` });
    await measure(way, options, harness);
    await way.close();
    tell({ event: 'end' });
  } catch (error) {
    if (!(error instanceof Unsupported)) {
      throw error;
    }
    tell({ event: 'unsupported', reason: error.message });
  }
  process.exit();
}

if (!isMainThread && workerData.watches) {
  watch();
} else if (!isMainThread) {
  serve(workerData.job, parentPort, (answer) => parentPort.postMessage(answer));
} else if (process.argv[2] === AS_CHILD) {
  process.on('disconnect', () => process.exit());
  serve(JSON.parse(process.argv[3]), process, (answer) => process.send(answer));
} else {
  main().catch((error) => fail(reason(error)));
}
