#!/usr/bin/env python3
"""Sets the worker-JVM pool against Python's process pools: same machine, same run, as ratios.

    python3 src/main/python/compare_pools.py [--jar target/concurrency-atlas.jar] [--short]

Java is measured by the jar's own JMH suites (PoolSuite, PoolStartSuite), Python by the functions
below: both with two warm workers, the task x -> x * x, and every answer checked. A ratio above 1
says that the JVM pool is faster. Needs nothing beyond Python 3.8 and a JDK 25.
"""

import argparse
import json
import multiprocessing
import os
import shutil
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


def read_shared(pipe, name):
    memory = shared_memory.SharedMemory(name=name)
    while pipe.recv() is not None:
        pipe.send(len(bytes(memory.buf[:MEBIBYTE])))
    memory.close()


# ------------------------------------------------------------------------------ measuring them


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
    figures = {}
    with ProcessPoolExecutor(WORKERS) as pool:
        figures["executor singly"] = median_micros(checked_map(pool.map, tasks, 1), tasks, 3)
        figures["executor chunks"] = median_micros(checked_map(pool.map, many, 100), many, 3)
        figures["executor loop"] = closed_loop(lambda: pool.submit(square, 3).result(), 500 * scale)
        figures["executor 100us"] = efficiency(pool.map, 1_000 * scale, 100e-6)
        figures["executor 1ms"] = efficiency(pool.map, 200 * scale, 1e-3)
    with multiprocessing.Pool(WORKERS) as pool:
        figures["pool singly"] = median_micros(checked_map(pool.map, tasks, 1), tasks, 3)
        figures["pool chunks"] = median_micros(checked_map(pool.map, many, 100), many, 3)
        figures["pool loop"] = closed_loop(lambda: pool.apply(square, (3,)), 500 * scale)
        figures["pool 100us"] = efficiency(pool.map, 1_000 * scale, 100e-6)
        figures["pool 1ms"] = efficiency(pool.map, 200 * scale, 1e-3)
    return figures


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

    figures = {"pipe loop": closed_loop(ping, 2_000 * scale)}
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

    figures["shared mebibyte"] = closed_loop(share, 300 * scale)
    here.send(None)
    peer.join()
    memory.close()
    memory.unlink()
    return figures


def python_starts(scale):
    figures = {}
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        figures["start " + method] = start_millis(context, 5 * scale)
    figures["cold executor"] = cold_millis(lambda: ProcessPoolExecutor(WORKERS), 10_000)
    figures["cold pool"] = cold_millis(lambda: multiprocessing.Pool(WORKERS), 10_000)
    return figures


def start_millis(context, rounds):
    """From nothing to the first answer of a single worker."""

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
        assert len(list(pool.map(square, range(tasks)))) == tasks
        return pool

    elapsed, pool = timed(action)
    shutdown = getattr(pool, "shutdown", None) or pool.terminate
    shutdown()
    return elapsed * 1e3


# ---------------------------------------------------------------------------------------- Java


def find_java():
    home = os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else shutil.which("java")


def java_figures(java, jar, short):
    """Scores of the JMH suites by benchmark, microseconds (milliseconds for the start suite)."""
    with tempfile.TemporaryDirectory() as directory:
        result = os.path.join(directory, "result.json")
        length = ["-wi", "2", "-i", "2", "-w", "300ms", "-r", "300ms"] if short else []
        command = [java, "-jar", jar, "jmh", "PoolSuite", "PoolStartSuite"]
        output = subprocess.run(
            command + length + ["-foe", "true", "-rf", "json", "-rff", result],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if output.returncode != 0 or not os.path.exists(result):
            sys.exit("JMH failed:\n" + output.stdout[-3000:])
        with open(result) as file:
            return dict(figure for run in json.load(file) for figure in scores(run))


def scores(run):
    name = run["benchmark"].rsplit(".", 1)[1]
    spares = run.get("params", {}).get("spares")
    metric = run["primaryMetric"]
    score = metric.get("scorePercentiles", {}).get("50.0") if run["mode"] == "sample" else None
    yield name + (" spares=" + spares if spares else ""), score or metric["score"]


# ------------------------------------------------------------------------------------- report


def rows(java, python):
    """Figure, unit, ours, peer, peer's value, ratio wanted; None where the goal is no ratio."""
    yield "submitted singly", "µs/task", java["singly"], "ProcessPoolExecutor.map", python["executor singly"], 200
    yield "", "", java["singly"], "multiprocessing.Pool.map", python["pool singly"], 40
    yield "", "", java["singly"], "newFixedThreadPool (floor)", java["threads"], None
    yield "chunks of 100", "µs/task", java["inChunks"], "ProcessPoolExecutor.map", python["executor chunks"], 40
    yield "", "", java["inChunks"], "multiprocessing.Pool.map", python["pool chunks"], 10
    yield "one in flight", "µs/task", java["oneInFlight"], "multiprocessing.Pool.map", python["pool singly"], None
    yield "closed loop, p50", "µs", java["closedLoop"], "ProcessPoolExecutor.submit", python["executor loop"], None
    yield "", "", java["closedLoop"], "multiprocessing.Pool.apply", python["pool loop"], None
    yield "", "", java["closedLoop"], "bare Pipe ping-pong", python["pipe loop"], None
    yield "closed loop, spinning", "µs", java["closedLoopSpinning"], "bare Pipe ping-pong", python["pipe loop"], None
    yield "1 MiB payload", "µs", java["mebibyte"], "SharedMemory", python["shared mebibyte"], 1
    yield "first answer", "ms", java["firstAnswer"], "fork", python["start fork"], None
    yield "", "", java["firstAnswer"], "forkserver", python["start forkserver"], None
    yield "", "", java["firstAnswer"], "spawn", python["start spawn"], 1
    yield "10,000 tasks, cold", "ms", java["tenThousandAnswers"], "ProcessPoolExecutor", python["cold executor"], None
    yield "", "", java["tenThousandAnswers"], "multiprocessing.Pool", python["cold pool"], None


def report(java, python):
    print("%-22s %-8s %10s   %-28s %10s %8s" % ("figure", "unit", "JVM pool", "peer", "peer", "ratio"))
    for figure, unit, ours, peer, theirs, goal in rows(java, python):
        ratio = theirs / ours
        mark = "" if goal is None else ("  reached" if ratio >= goal else "  missed") + ": ≥ %d" % goal
        print("%-22s %-8s %10.3f   %-28s %10.3f %7.1fx%s" % (figure, unit, ours, peer, theirs, ratio, mark))
    print()
    for figure, name, micros, goal in (("100 µs", "100us", 100, 85), ("1 ms", "1ms", 1000, 95)):
        java_task = java["tasksOf100Micros" if micros == 100 else "tasksOf1Milli"]
        print(
            "efficiency at %-7s JVM pool %5.1f %% (wanted %d)   ProcessPoolExecutor %5.1f %%   Pool %5.1f %%"
            % (figure, 100 * micros / WORKERS / java_task, goal, python["executor " + name], python["pool " + name])
        )
    print("dead worker replaced: %.1f ms, by a spare %.1f ms" % (java["replaced spares=0"], java["replaced spares=1"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--jar", default="target/concurrency-atlas.jar", help="the product's jar")
    parser.add_argument("--short", action="store_true", help="a trial: seconds instead of minutes")
    options = parser.parse_args()
    java = find_java()
    if not java or not os.path.exists(options.jar):
        sys.exit("need JAVA_HOME (a JDK 25) and %s: run mvn package, or give --jar" % options.jar)
    scale = 1 if options.short else 4
    python = {**python_pools(scale), **python_pipes(scale), **python_starts(scale)}
    report(java_figures(java, options.jar, options.short), python)


if __name__ == "__main__":
    main()
