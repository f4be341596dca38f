#!/usr/bin/env python3
"""Compares the worker-JVM pool with Python's process pools: same machine, same run, as ratios.

    ./run-benchmarks.sh python --pools [--short]

Java is measured by the product's own JMH suites, Python by the functions below: both with two warm
workers, the task x -> x * x, and every answer checked. A ratio above 1 says that the JVM pool is
faster. Writes python.md and python.json. Needs nothing beyond Python 3.8.
"""

import argparse
import json
import math
import multiprocessing
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import shared_memory

WORKERS = 2
MEBIBYTE = 1 << 20


# ---------------------------------------------------------------- what the Python workers run


def square(x):
    return x * x


def busy(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass
    return seconds


def echo_numbers(pipe):
    while (x := pipe.recv()) is not None:
        pipe.send(x * x)


def receive_messages(queue, pipe, messages):
    while (size := pipe.recv()) is not None:
        for _ in range(messages):
            assert len(queue.get()) == size
        pipe.send(messages)


def count(counter, increments):
    for _ in range(increments):
        with counter.get_lock():
            counter.value += 1


def read_shared(pipe, name):
    memory = shared_memory.SharedMemory(name=name)
    while pipe.recv() is not None:
        pipe.send(len(bytes(memory.buf[:MEBIBYTE])))
    memory.close()


# ------------------------------------------------------------------------------ measuring Python


def timed(action):
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def median_micros(action, tasks, rounds):
    """Median over rounds of the time of a task in microseconds; the first round warms up."""
    times = [timed(action)[0] / tasks * 1e6 for _ in range(rounds + 1)]
    return statistics.median(times[1:])


def checked_map(pool_map, tasks, chunk):
    def action():
        answers = list(pool_map(square, range(tasks), chunksize=chunk))
        assert answers == [x * x for x in range(tasks)]

    return action


def closed_loop(call, rounds):
    times = [timed(call)[0] * 1e6 for _ in range(rounds)]
    return statistics.median(times[rounds // 10 :])


def python_pools(scale):
    tasks, many = 5_000 * scale, 50_000 * scale
    results = {}
    with ProcessPoolExecutor(WORKERS) as pool:
        results["executor singly"] = median_micros(checked_map(pool.map, tasks, 1), tasks, 3)
        results["executor chunks"] = median_micros(checked_map(pool.map, many, 100), many, 3)
        results["executor loop"] = closed_loop(lambda: pool.submit(square, 3).result(), 500 * scale)
        results["executor 100us"] = efficiency(pool.map, 1_000 * scale, 100e-6)
        results["executor 1ms"] = efficiency(pool.map, 200 * scale, 1e-3)
    with multiprocessing.Pool(WORKERS) as pool:
        results["pool singly"] = median_micros(checked_map(pool.map, tasks, 1), tasks, 3)
        results["pool chunks"] = median_micros(checked_map(pool.map, many, 100), many, 3)
        results["pool loop"] = closed_loop(lambda: pool.apply(square, (3,)), 500 * scale)
        results["pool 100us"] = efficiency(pool.map, 1_000 * scale, 100e-6)
        results["pool 1ms"] = efficiency(pool.map, 200 * scale, 1e-3)
    return results


def efficiency(pool_map, tasks, seconds):
    elapsed, _ = timed(lambda: list(pool_map(busy, [seconds] * tasks, chunksize=1)))
    return 100 * tasks * seconds / WORKERS / elapsed


def python_pipes(scale):
    here, there = multiprocessing.Pipe()
    peer = multiprocessing.Process(target=echo_numbers, args=(there,))
    peer.start()

    def ping():
        here.send(3)
        assert here.recv() == 9

    results = {"pipe loop": closed_loop(ping, 2_000 * scale)}
    here.send(None)
    peer.join()

    memory = shared_memory.SharedMemory(create=True, size=MEBIBYTE)
    payload = os.urandom(MEBIBYTE)
    peer = multiprocessing.Process(target=read_shared, args=(there, memory.name))
    peer.start()

    def share():
        memory.buf[:MEBIBYTE] = payload
        here.send(1)
        assert here.recv() == MEBIBYTE

    results["shared mebibyte"] = closed_loop(share, 300 * scale)
    here.send(None)
    peer.join()
    memory.close()
    memory.unlink()
    return results


def python_sharing(scale):
    return {"counter": counter_nanos(20_000 * scale), "queue": queue_micros(2_000, 5 * scale)}


def counter_nanos(increments):
    """The time of an increment while two processes count at the same time."""
    counter = multiprocessing.Value("q", 0)
    peer = multiprocessing.Process(target=count, args=(counter, increments))

    def both():
        peer.start()
        count(counter, increments)
        peer.join()

    elapsed, _ = timed(both)
    assert counter.value == 2 * increments
    return elapsed / increments * 1e9


def queue_micros(messages, rounds):
    """The time of a message of 64 bytes through a queue to another process, with many in flight."""
    queue = multiprocessing.Queue()
    here, there = multiprocessing.Pipe()
    peer = multiprocessing.Process(target=receive_messages, args=(queue, there, messages))
    peer.start()

    def stream():
        here.send(64)
        for _ in range(messages):
            queue.put(bytes(64))
        assert here.recv() == messages

    micros = median_micros(stream, messages, rounds)
    here.send(None)
    peer.join()
    return micros


def python_starts(scale):
    results = {}
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        results["start " + method] = start_millis(context, 5 * scale)
    results["cold executor"] = cold_millis(lambda: ProcessPoolExecutor(WORKERS), 10_000)
    results["cold pool"] = cold_millis(lambda: multiprocessing.Pool(WORKERS), 10_000)
    return results


def start_millis(context, rounds):
    """From the start of a process to its first answer."""

    def first_answer():
        here, there = context.Pipe()
        peer = context.Process(target=echo_numbers, args=(there,))
        peer.start()
        here.send(3)
        assert here.recv() == 9
        return here, peer

    times = []
    for _ in range(rounds):
        elapsed, (here, peer) = timed(first_answer)
        here.send(None)
        peer.join()
        times.append(elapsed * 1e3)
    return statistics.median(times)


def cold_millis(make_pool, tasks):
    def action():
        pool = make_pool()
        assert len(list(pool.map(square, range(tasks), chunksize=1))) == tasks
        return pool

    elapsed, pool = timed(action)
    shutdown = getattr(pool, "shutdown", None) or pool.terminate
    shutdown()
    return elapsed * 1e3


# ---------------------------------------------------------------------------------------- Java

SUITES = ["PoolSuite", "PoolStartSuite", "SharedCounterSuite", "IpcSuite.stream"]
PARAMETERS = ["-p", "bytes=64", "-p", "mechanism=pipe,ring"]
SHORT = ["-wi", "2", "-i", "2", "-w", "300ms", "-r", "300ms"]


def java_scores(java, class_path, short):
    """Scores of the JMH suites by benchmark and parameters, in the unit of the suite."""
    with tempfile.TemporaryDirectory() as directory:
        result = os.path.join(directory, "result.json")
        command = [java, "-cp", class_path, "org.concurrencyatlas.cli.Main", "jmh"]
        output = subprocess.run(
            command + SUITES + PARAMETERS + (SHORT if short else [])
            + ["-foe", "true", "-rf", "json", "-rff", result],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if output.returncode != 0 or not os.path.exists(result):
            sys.exit("the JMH suites have failed:\n" + output.stdout[-3000:])
        with open(result) as file:
            return dict(score(run) for run in json.load(file))


def score(run):
    """The median of sampled times, else the mean."""
    name = run["benchmark"].rsplit(".", 1)[1]
    parameters = run.get("params", {})
    values = [parameters[each] for each in ("spares", "guard", "mechanism", "cache") if each in parameters]
    metric = run["primaryMetric"]
    median = metric.get("scorePercentiles", {}).get("50.0") if run["mode"] == "sample" else None
    return " ".join([name] + values), median or metric["score"]


# ------------------------------------------------------------------------------------- report


def rows(java, python):
    """Rows of label, unit, our score, its goal, peer, the peer's score, goal of the ratio (None: no goal).

    A goal above 0 is an upper bound; below 0, minus the lower bound of an efficiency.
    """
    efficiency_100us = 100 * 100 / WORKERS / java["tasksOf100Micros"]
    efficiency_1ms = 100 * 1_000 / WORKERS / java["tasksOf1Milli"]
    j, p = java, python
    return [
        ("submitted singly", "µs a task", j["singly"], 0.5, "newFixedThreadPool, the floor", j["threads"], None),
        ("submitted singly", "µs a task", j["singly"], 0.5, "ProcessPoolExecutor.map", p["executor singly"], 200),
        ("submitted singly", "µs a task", j["singly"], 0.5, "multiprocessing.Pool.map", p["pool singly"], 40),
        ("chunks of 100", "µs a task", j["inChunks"], 0.04, "ProcessPoolExecutor.map", p["executor chunks"], 40),
        ("chunks of 100", "µs a task", j["inChunks"], 0.04, "multiprocessing.Pool.map", p["pool chunks"], 10),
        ("one in flight", "µs a task", j["oneInFlight"], 12, "multiprocessing.Pool.map", p["pool singly"], 1),
        ("closed loop, median", "µs", j["closedLoop"], 75, "ProcessPoolExecutor.submit", p["executor loop"], 1),
        ("closed loop, median", "µs", j["closedLoop"], 75, "multiprocessing.Pool.apply", p["pool loop"], 1),
        ("closed loop, median", "µs", j["closedLoop"], 75, "bare Pipe, there and back", p["pipe loop"], None),
        ("closed loop, spinning", "µs", j["closedLoopSpinning"], 5, "bare Pipe, there and back", p["pipe loop"], None),
        ("1 MiB by reference", "µs", j["mebibyteInPlace"], 130, "SharedMemory", p["shared mebibyte"], 1),
        ("1 MiB by reference, copied out", "µs", j["mebibyteCopied"], 130, "SharedMemory", p["shared mebibyte"], 1),
        ("efficiency at 100 µs", "%", efficiency_100us, -85, "ProcessPoolExecutor.map", p["executor 100us"], None),
        ("efficiency at 100 µs", "%", efficiency_100us, -85, "multiprocessing.Pool.map", p["pool 100us"], None),
        ("efficiency at 1 ms", "%", efficiency_1ms, -95, "ProcessPoolExecutor.map", p["executor 1ms"], None),
        ("efficiency at 1 ms", "%", efficiency_1ms, -95, "multiprocessing.Pool.map", p["pool 1ms"], None),
        ("first answer of a worker", "ms", j["firstAnswer jdk"], 50, "fork", p["start fork"], None),
        ("first answer of a worker", "ms", j["firstAnswer jdk"], 50, "forkserver", p["start forkserver"], None),
        ("first answer of a worker", "ms", j["firstAnswer jdk"], 50, "spawn", p["start spawn"], 1),
        ("first answer, CDS archive", "ms", j["firstAnswer cds"], 50, "spawn", p["start spawn"], 1),
        ("first answer, AOT cache", "ms", j["firstAnswer aot"], 50, "spawn", p["start spawn"], 1),
        ("10,000 tasks, cold", "ms", j["tenThousandAnswers jdk"], None, "ProcessPoolExecutor", p["cold executor"], None),
        ("10,000 tasks, cold", "ms", j["tenThousandAnswers jdk"], None, "multiprocessing.Pool", p["cold pool"], None),
        ("10,000 tasks, AOT cache", "ms", j["tenThousandAnswers aot"], None, "multiprocessing.Pool", p["cold pool"], None),
        ("dead worker replaced", "ms", j["replaced 0"], 100, "by a spare of our own", j["replaced 1"], None),
        ("shared counter, atomic", "ns", j["increment atomic"], None, "Value with its lock", p["counter"], None),
        ("shared counter, file lock", "ns", j["increment file-lock"], None, "Value with its lock", p["counter"], None),
        ("queue, 64 B, pipe", "µs", j["stream pipe"], None, "multiprocessing.Queue", p["queue"], None),
        ("queue, 64 B, ring", "µs", j["stream ring"], None, "multiprocessing.Queue", p["queue"], None),
    ]


def evaluate(row):
    """A row with its ratio, and each goal with whether it is reached."""
    label, unit, ours, bound, peer, theirs, min_ratio = row
    ratio = ours / theirs if unit == "%" else theirs / ours
    goals = []
    if bound is not None:
        reached = ours >= -bound if bound < 0 else ours <= bound
        goals.append(("%s %g %s" % ("≥" if bound < 0 else "≤", abs(bound), unit), reached))
    if min_ratio is not None:
        goals.append(("≥ %g×" % min_ratio, ratio >= min_ratio))
    return {"figure": label, "unit": unit, "ours": ours, "peer": peer, "theirs": theirs,
            "ratio": ratio, "goals": [{"goal": goal, "reached": reached} for goal, reached in goals]}


def format_number(value):
    """Three significant digits, never with an exponent."""
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    return "{:,.{}f}".format(value, digits)


def markdown(comparison):
    machine = ", ".join("%s %s" % each for each in comparison["machine"].items())
    lines = [
        "# The worker-JVM pool and Python's pools",
        "",
        "One session, two workers, every answer checked. A ratio above 1 says that the JVM pool is"
        " better. " + machine + ".",
        "",
        "| measurement | JVM pool | peer | peer's | ratio | goals |",
        "|---|---|---|---|---|---|",
    ]
    for row in comparison["rows"]:
        goals = ", ".join(
            "%s %s" % (each["goal"], "reached" if each["reached"] else "**missed**")
            for each in row["goals"]
        )
        lines.append("| %s | %s %s | %s | %s %s | %s× | %s |" % (
            row["figure"], format_number(row["ours"]), row["unit"], row["peer"], format_number(row["theirs"]),
            row["unit"], format_number(row["ratio"]), goals))
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--java", required=True, help="the java binary")
    parser.add_argument("--class-path", required=True, help="where the product's classes are")
    parser.add_argument("--out", required=True, help="the folder for python.md and python.json")
    parser.add_argument("--short", action="store_true", help="a quick trial: seconds instead of minutes")
    options = parser.parse_args()
    if not hasattr(os, "fork"):
        sys.exit("this comparison needs fork, which %s does not have; run it on Linux" % sys.platform)
    scale = 1 if options.short else 4
    python = {**python_pools(scale), **python_pipes(scale), **python_sharing(scale), **python_starts(scale)}
    java = java_scores(options.java, options.class_path, options.short)
    comparison = {
        "machine": {"python": platform.python_version(), "system": platform.release(),
                    "processors": os.cpu_count(), "short": options.short},
        "rows": [evaluate(row) for row in rows(java, python)],
        "java": java,
        "python": python,
    }
    os.makedirs(options.out, exist_ok=True)
    with open(os.path.join(options.out, "python.json"), "w") as file:
        json.dump(comparison, file, indent=2, ensure_ascii=False)
    with open(os.path.join(options.out, "python.md"), "w") as file:
        file.write(markdown(comparison))
    print(markdown(comparison))


if __name__ == "__main__":
    main()
