package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.verdict.ContenderResult;

/** What the JVMs of a cell did with their threads, where that explains a figure. */
public final class JvmText {
  /** Carriers that are pinned for less of their time explain little. */
  private static final double PINNED = 0.5;

  /** So much of the processors must have been idle that more threads could have helped. */
  private static final double IDLE = 0.5;

  /** A runtime whose lock bounds it keeps about one processor busy. */
  private static final double LOCKED_FROM = 0.75;

  private static final double LOCKED_UP_TO = 1.25;

  private static final String TASKS = "tasks";

  private JvmText() {}

  /** One line for each contender whose counters explain it, without a full stop. */
  public static List<String> lines(ReportInput input, CellSummary cell) {
    List<String> lines = new ArrayList<>();
    for (ContenderResult result : cell.verdict().results()) {
      globalLock(input, result).ifPresent(lines::add);
      result
          .jvm()
          .ifPresent(jvm -> {
            pinned(result, jvm).ifPresent(lines::add);
            compensated(result, jvm).ifPresent(lines::add);
            tooFewThreads(input, cell, result, jvm).ifPresent(lines::add);
          });
    }
    return lines;
  }

  /** How many carriers there were, and for how much of their time they were pinned. */
  private static Optional<String> pinned(ContenderResult result, JvmActivity jvm) {
    long carriers = Math.round(jvm.carriers());
    if (carriers < 1 || !(jvm.pinnedShare() >= PINNED)) {
      return Optional.empty();
    }
    String which = carriers == 1 ? "" : carriers == 2 ? "both " : "all ";
    return Optional.of(
        "%s had %s, %spinned %s of the time"
            .formatted(
                result.contender(),
                Numbers.count(carriers, "carrier"),
                which,
                Numbers.wholePercent(jvm.pinnedShare())));
  }

  private static Optional<String> compensated(ContenderResult result, JvmActivity jvm) {
    long more = Math.round(jvm.compensations());
    return more < 1
        ? Optional.empty()
        : Optional.of(
            "%s had %s more than its scheduler aims at, in place of blocked ones"
                .formatted(result.contender(), Numbers.count(more, "carrier")));
  }

  /** A model of a runtime in which one thread computes at a time, where that bounds it. */
  private static Optional<String> globalLock(ReportInput input, ContenderResult result) {
    double processors = input.environment().processors();
    double busy = result.cpuNanosPerTask() * result.tasksPerSecond().estimate() / 1e9;
    boolean bounded = processors > 1 && busy >= LOCKED_FROM && busy <= LOCKED_UP_TO;
    return input
        .models()
        .get(result.contender().model())
        .filter(model -> bounded && model.is(Trait.GLOBAL_LOCK))
        .map(_ ->
            "%s computed on %s of %s, %s of the machine: the global lock of its runtime (GIL) lets"
                    .formatted(
                        result.contender(),
                        Numbers.number(busy),
                        Numbers.count((long) processors, "processor"),
                        Numbers.wholePercent(busy / processors))
                + " one thread compute at a time");
  }

  /** A model that starts no thread for a task that waits, where processors had nothing to do. */
  private static Optional<String> tooFewThreads(
      ReportInput input, CellSummary cell, ContenderResult result, JvmActivity jvm) {
    Optional<String> why =
        input
            .models()
            .get(result.contender().model())
            .flatMap((ModelInfo model) -> model.caveat(result.contender().settings()));
    double processors = input.environment().processors();
    double idle = processors - result.cpuNanosPerTask() * result.tasksPerSecond().estimate() / 1e9;
    long threads = Math.round(jvm.modelThreads());
    long inFlight = inFlight(cell.verdict().point());
    boolean explains = threads >= 1 && threads < inFlight && idle > IDLE * processors;
    return why.filter(_ -> explains)
        .map(reason ->
            "%s had %s for %s in flight while %s of %s were idle: it %s"
                .formatted(
                    result.contender(),
                    Numbers.count(threads, "thread"),
                    Numbers.count(inFlight, "task"),
                    Numbers.number(idle),
                    Numbers.count((long) processors, "processor"),
                    reason));
  }

  private static long inFlight(Point point) {
    long tasks = point.parameters().getOrDefault(TASKS, 0L);
    long bound = point.parameters().getOrDefault(Point.CONCURRENCY, 0L);
    return bound == 0 ? tasks : Math.min(bound, tasks);
  }
}
