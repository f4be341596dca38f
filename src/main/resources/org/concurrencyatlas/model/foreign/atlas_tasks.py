#!/usr/bin/env python3
"""Runs one point of Concurrency Atlas under one of Python's ways to run many tasks.

    python3 atlas_tasks.py --point 'timer(tasks=100,waitMicros=1000)' --way asyncio --iterations 3

Started by the harness as one fork: warms up, measures, prints a JSON line for each iteration, as
docs/foreign-runtimes.md says. Tasks and answers are those of the Java workloads, so that checksums
are the same. Needs nothing beyond the standard library of Python 3.8.
"""

import argparse
import asyncio
import functools
import hashlib
import http.client
import json
import multiprocessing
import os
import platform
import re
import signal
import sys
import sysconfig
import threading
import time
import zlib
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

MASK = (1 << 64) - 1
STEPS_PER_MICRO = 500
PATTERN_WORDS = ((1 << 16) + (1 << 20)) // 8


class Unsupported(Exception):
    """What this program cannot run."""


# ---------------------------------------------------------------- arithmetic of 64 bits


def signed(number):
    number &= MASK
    return number - (1 << 64) if number >> 63 else number


def mix(n):
    """The n-th output of SplitMix64 seeded with 0."""
    z = (n + 1) * 0x9E3779B97F4A7C15 & MASK
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def walk(state, steps):
    """Steps of a 64-bit xorshift generator, one after the other."""
    for _ in range(steps):
        state ^= state << 13 & MASK
        state ^= state >> 7
        state ^= state << 17 & MASK
    return state


# ---------------------------------------------------------------- the tasks of each workload


class Square:
    def __init__(self, point, services):
        self.chunk = point.get("chunk", 1)

    def call(self, index):
        first = index * self.chunk
        return sum(x * x for x in range(first, first + self.chunk))


class Sha256:
    def __init__(self, point, services):
        pattern = b"".join(mix(n).to_bytes(8, "big") for n in range(PATTERN_WORDS))
        self.pattern = pattern[: point["bytes"] - 8]

    def call(self, seed):
        digest = hashlib.sha256(seed.to_bytes(8, "big"))
        digest.update(self.pattern)
        return int.from_bytes(digest.digest()[:8], "big")


class Timer:
    def __init__(self, point, services):
        self.seconds = point["waitMicros"] / 1e6

    def call(self, index):
        time.sleep(self.seconds)
        return mix(index)

    async def call_async(self, index):
        await asyncio.sleep(self.seconds)
        return mix(index)


class Mixed:
    def __init__(self, point, services):
        burst = point["taskMicros"] * point["cpuSharePercent"] // 100
        self.steps = burst * STEPS_PER_MICRO
        self.seconds = (point["taskMicros"] - burst) / 1e6

    def call(self, index):
        answer = walk(mix(index), self.steps)
        time.sleep(self.seconds)
        return answer

    async def call_async(self, index):
        answer = walk(mix(index), self.steps)
        await asyncio.sleep(self.seconds)
        return answer


class Http:
    """Requests over connections that are kept: one for each thread, or as many as are in flight."""

    OFFSETS = 64

    def __init__(self, point, services):
        address = services.get("delay-server")
        if not address:
            raise Unsupported("http needs --service delay-server=HOST:PORT")
        if point.get("version", "http1") != "http1" or point.get("tls", "no") != "no":
            raise Unsupported("this program speaks HTTP/1.1 without encryption only")
        self.host, _, port = address.rpartition(":")
        self.port = int(port)
        self.wait = point["waitMicros"]
        self.bytes = point["bytes"]
        self.own = threading.local()
        self.idle = []

    def __getstate__(self):
        return {name: value for name, value in self.__dict__.items() if name not in ("own", "idle")}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.own = threading.local()
        self.idle = []

    def target(self, index):
        offset = index % self.OFFSETS * ((1 << 16) // self.OFFSETS)
        return f"/?waitMicros={self.wait}&bytes={self.bytes}&offset={offset}"

    def call(self, index):
        connection = getattr(self.own, "connection", None)
        if connection is None:
            connection = self.own.connection = http.client.HTTPConnection(self.host, self.port)
        connection.request("GET", self.target(index))
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise OSError(f"the server answered with status {response.status}")
        return zlib.crc32(body)

    async def call_async(self, index):
        streams = self.idle.pop() if self.idle else await asyncio.open_connection(self.host, self.port)
        reader, writer = streams
        writer.write(
            f"GET {self.target(index)} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n\r\n".encode()
        )
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            raise OSError(f"the server answered with {head[:60]!r}")
        length = int(re.search(rb"(?i)content-length: *(\d+)", head).group(1))
        body = await reader.readexactly(length)
        self.idle.append(streams)
        return zlib.crc32(body)


class Counter:
    """All tasks add to one number; the last one answers with it."""

    LOCKS = {"synchronized": threading.Lock, "reentrant-lock": threading.RLock}

    def __init__(self, point, services):
        self.kind = point.get("kind", "plain")
        if self.kind not in ("plain", "none", *self.LOCKS):
            raise Unsupported(f"Python has no counterpart of counter(kind={self.kind})")
        self.updates = point["updates"]
        self.tasks = point["tasks"]
        self.value = 0
        self.ended = 0
        self.lock = self.LOCKS.get(self.kind, threading.Lock)()
        self.last = threading.Lock()

    def call(self, index):
        if self.kind == "none":
            count = 0
            for _ in range(self.updates):
                count += 1
            return count
        if self.kind == "plain":
            for _ in range(self.updates):
                self.value += 1
        else:
            for _ in range(self.updates):
                with self.lock:
                    self.value += 1
        return self.end()

    def end(self):
        with self.last:
            self.ended += 1
            if self.ended < self.tasks:
                return 0
            value, self.value, self.ended = self.value, 0, 0
            return value


WORKLOADS = {
    "square": Square,
    "sha256": Sha256,
    "timer": Timer,
    "http": Http,
    "mixed": Mixed,
    "counter": Counter,
}


# ---------------------------------------------------------------- the ways to run them


class Way:
    """Runs whole batches; opened and closed outside the measured time."""

    def __init__(self, work, tasks, settings):
        self.work = work
        self.tasks = tasks
        self.settings = settings

    def in_flight(self):
        """How many tasks are admitted at once; 0 and more than there are mean all of them."""
        admit = self.settings.get("admit", 0)
        return min(admit, self.tasks) if admit else self.tasks

    def open(self):
        return self

    def close(self):
        pass


class Sequential(Way):
    def run(self):
        return sum(self.work.call(index) for index in range(self.tasks))


class Threads(Way):
    """A new thread for each task."""

    def run(self):
        answers = [None] * self.tasks
        admitted = threading.Semaphore(self.in_flight())

        def task(index):
            try:
                answers[index] = self.work.call(index)
            finally:
                admitted.release()

        threads = []
        for index in range(self.tasks):
            admitted.acquire()
            thread = threading.Thread(target=task, args=(index,))
            thread.start()
            threads.append(thread)
        for thread in threads:
            thread.join()
        return sum(answers)


class ThreadPool(Way):
    def open(self):
        self.pool = ThreadPoolExecutor(self.settings["threads"])
        return self

    def run(self):
        return sum(self.pool.map(self.work.call, range(self.tasks)))

    def close(self):
        self.pool.shutdown()


SHARED = None


def keep(work):
    """A worker keeps the work: only the number of a task crosses to it."""
    global SHARED
    SHARED = work


def call_shared(index):
    return SHARED.call(index)


class Processes(Way):
    def open(self):
        if isinstance(self.work, Counter) and self.work.kind != "none":
            raise Unsupported("the counter is memory of one process")
        self.chunk = self.settings["chunk"] or None
        self.start(self.settings["workers"])
        return self


class ProcessPool(Processes):
    def start(self, workers):
        self.pool = ProcessPoolExecutor(workers, initializer=keep, initargs=(self.work,))

    def run(self):
        return sum(self.pool.map(call_shared, range(self.tasks), chunksize=self.chunk or 1))

    def close(self):
        self.pool.shutdown()


class MultiprocessingPool(Processes):
    def start(self, workers):
        self.pool = multiprocessing.Pool(workers, initializer=keep, initargs=(self.work,))

    def run(self):
        return sum(self.pool.map(call_shared, range(self.tasks), chunksize=self.chunk))

    def close(self):
        self.pool.terminate()
        self.pool.join()


class Loop(Way):
    """A way with an event loop, which lives as long as the session."""

    def open(self):
        self.loop = asyncio.new_event_loop()
        return self

    def run(self):
        return self.loop.run_until_complete(self.batch())

    def close(self):
        self.loop.close()


class Asyncio(Loop):
    """A coroutine for each task; one that only computes holds the loop while it does."""

    async def batch(self):
        admitted = asyncio.Semaphore(self.in_flight())
        call = getattr(self.work, "call_async", None)

        async def task(index):
            async with admitted:
                return await call(index) if call else self.work.call(index)

        return sum(await asyncio.gather(*(task(index) for index in range(self.tasks))))


class AsyncioExecutor(Loop):
    """Blocking tasks from a loop, in threads."""

    def open(self):
        self.pool = ThreadPoolExecutor(self.settings["threads"])
        return super().open()

    async def batch(self):
        run = functools.partial(self.loop.run_in_executor, self.pool, self.work.call)
        return sum(await asyncio.gather(*(run(index) for index in range(self.tasks))))

    def close(self):
        super().close()
        self.pool.shutdown()


WAYS = {
    "sequential": Sequential,
    "threading": Threads,
    "thread-pool": ThreadPool,
    "process-pool": ProcessPool,
    "pool": MultiprocessingPool,
    "asyncio": Asyncio,
    "asyncio-executor": AsyncioExecutor,
}


# ---------------------------------------------------------------- one fork


def iteration(way, seconds):
    """Runs batches for so long; the clock is read between batches only."""
    checksums = []
    begin = now = time.perf_counter_ns()
    end = begin + int(seconds * 1e9)
    while now < end or not checksums:
        checksums.append(way.run())
        now = time.perf_counter_ns()
    return checksums, now - begin


def tell(line):
    print(json.dumps(line), flush=True)


def measure(way, options, harness):
    if options.warmup_millis:
        iteration(way, options.warmup_millis / 1000)
    tell({"event": "warm"})
    harness.step()
    for _ in range(options.iterations):
        checksums, nanos = iteration(way, options.iteration_millis / 1000)
        tell(
            {
                "event": "iteration",
                "batches": len(checksums),
                "nanos": nanos,
                "checksums": sorted({signed(each) for each in checksums}),
            }
        )
        harness.step()


def parse_point(text):
    """sha256(bytes=1024,tasks=256): the workload and its parameters, words and numbers."""
    match = re.fullmatch(r"([a-z0-9-]+)(?:\((.*)\))?", text)
    if not match:
        raise Unsupported(f"{text!r} is no point")
    values = dict(each.split("=", 1) for each in (match.group(2) or "").split(",") if each)
    return match.group(1), {
        name: int(value) if re.fullmatch(r"-?\d+", value) else value
        for name, value in values.items()
    }


def pairs(items):
    return dict(item.split("=", 1) for item in items)


def runtime():
    """Name and version; a t behind it is that of builds without the global lock."""
    free = "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""
    return f"{platform.python_implementation()} {platform.python_version()}{free}"


def gil():
    """Whether one thread at a time runs Python code."""
    ask = getattr(sys, "_is_gil_enabled", None)
    return ask() if ask else not sysconfig.get_config_var("Py_GIL_DISABLED")


class Harness:
    """Waits for a line of the harness before each step, so that it can look at us in between.

    Its end closes our input: this process and its workers end then too, also within a step.
    """

    def __init__(self):
        self.steps = threading.Semaphore(0)
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        while line := os.read(0, 1024):
            self.steps.release(line.count(b"\n") or 1)
        os.killpg(0, signal.SIGKILL)

    def step(self):
        self.steps.acquire()


class Alone:
    """Nobody to wait for."""

    def step(self):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--point", required=True)
    parser.add_argument("--way", required=True, choices=WAYS)
    parser.add_argument("--setting", action="append", default=[], metavar="NAME=NUMBER")
    parser.add_argument("--service", action="append", default=[], metavar="ID=HOST:PORT")
    parser.add_argument("--warmup-millis", type=int, default=0)
    parser.add_argument("--iterations", type=int, default=1)
    parser.add_argument("--iteration-millis", type=int, default=1000)
    parser.add_argument("--follow-harness", action="store_true")
    options = parser.parse_args()
    if options.follow_harness:
        # before workers are started, which then belong to this group too
        os.setpgid(0, 0)
    try:
        workload, point = parse_point(options.point)
        if workload not in WORKLOADS:
            raise Unsupported(f"this program has no workload {workload}")
        work = WORKLOADS[workload](point, pairs(options.service))
        settings = {name: int(value) for name, value in pairs(options.setting).items()}
        way = WAYS[options.way](work, point["tasks"], settings).open()
    except Unsupported as reason:
        tell({"event": "unsupported", "reason": str(reason)})
        return
    harness = Harness() if options.follow_harness else Alone()
    tell(
        {
            "event": "ready",
            "runtime": runtime(),
            "gil": gil(),
        }
    )
    try:
        measure(way, options, harness)
    finally:
        way.close()
    tell({"event": "end"})


if __name__ == "__main__":
    main()
