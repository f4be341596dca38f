package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.cause.Cause;
import org.concurrencyatlas.analysis.cause.Counters;
import org.concurrencyatlas.analysis.cause.Explanation;
import org.concurrencyatlas.analysis.cause.Explanations;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * What the JVMs of a cell did with their threads, where that is more than usual. Each fact appears
 * once: not here if it explains why a contender is behind the leader.
 */
public final class JvmText {
  /** Carriers that are pinned for less of their time explain little. */
  private static final double PINNED = 0.5;

  /** So much of the processors must have been idle that more threads could have helped. */
  private static final double IDLE = 0.5;

  private JvmText() {}

  /** One line for each contender whose counters say more than usual, without a full stop. */
  public static List<String> lines(ReportInput input, CellSummary cell) {
    List<Explanation> causes = input.explanations().of(cell.verdict().point());
    List<String> lines = new ArrayList<>();
    for (ContenderResult result : cell.verdict().results()) {
      String who = result.contender().toString();
      if (isFree(causes, result, Cause.GLOBAL_LOCK)) {
        oneThread(input, result, Trait.GLOBAL_LOCK)
            .map(busy -> globalLock(who, busy, input.environment().processors()))
            .ifPresent(lines::add);
      }
      if (isFree(causes, result, Cause.ONE_THREAD)) {
        oneThread(input, result, Trait.ONE_THREAD)
            .map(busy -> onlyThread(who, busy, input.environment().processors()))
            .ifPresent(lines::add);
      }
      if (isFree(causes, result, Cause.PINNED)) {
        pinned(who, result).ifPresent(lines::add);
      }
      compensated(who, result).ifPresent(lines::add);
      if (isFree(causes, result, Cause.THREADS)) {
        tooFewThreads(input, cell, who, result).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static boolean isFree(List<Explanation> causes, ContenderResult result, Cause cause) {
    return causes.stream().noneMatch(each -> each.result().equals(result) && each.isBy(cause));
  }

  /** How many carriers there were, and for how much of their time, where it was most of it. */
  private static Optional<String> pinned(String who, ContenderResult result) {
    return result
        .jvm()
        .filter(jvm -> Math.round(jvm.carriers()) >= 1 && jvm.pinnedShare() >= PINNED)
        .map(jvm -> pinned(who, jvm));
  }

  /** {@code it had 2 carriers, both pinned 97 % of the time}. */
  public static String pinned(String who, JvmActivity jvm) {
    long carriers = Math.round(jvm.carriers());
    String which = carriers == 1 ? "" : carriers == 2 ? "both " : "all ";
    return "%s had %s, %spinned %s of the time"
        .formatted(
            who,
            Numbers.count(carriers, "carrier"),
            which,
            Numbers.wholePercent(jvm.pinnedShare()));
  }

  private static Optional<String> compensated(String who, ContenderResult result) {
    return result
        .jvm()
        .map(jvm -> Math.round(jvm.compensations()))
        .filter(more -> more >= 1)
        .map(more ->
            "%s had %s more than its scheduler aims at, in place of blocked ones"
                .formatted(who, Numbers.count(more, "carrier")));
  }

  /**
   * How many processors a model computed on in which one thread computes at a time, for the reason
   * that a trait gives; empty where that does not bound it.
   */
  private static Optional<Double> oneThread(
      ReportInput input, ContenderResult result, Trait reason) {
    double busy = busy(result);
    boolean bounded = input.environment().processors() > 1 && Counters.isOneThread(busy);
    return input
        .models()
        .get(result.contender().model())
        .filter(model -> bounded && model.is(reason))
        .map(_ -> busy);
  }

  /** {@code it computed on 1 of 2 processors, …}. */
  public static String globalLock(String who, double busy, double processors) {
    return computedOn(who, busy, processors)
        + ": the global lock of its runtime (GIL) lets one thread compute at a time";
  }

  /** {@code it computed on 1 of 2 processors, …}. */
  public static String onlyThread(String who, double busy, double processors) {
    return computedOn(who, busy, processors) + ": it has one thread";
  }

  private static String computedOn(String who, double busy, double processors) {
    return "%s computed on %s of %s, %s of the machine"
        .formatted(
            who,
            Numbers.number(busy),
            Numbers.count((long) processors, "processor"),
            Numbers.wholePercent(busy / processors));
  }

  /** A model that starts no thread for a task that waits, where processors had nothing to do. */
  private static Optional<String> tooFewThreads(
      ReportInput input, CellSummary cell, String who, ContenderResult result) {
    double processors = input.environment().processors();
    double idle = processors - busy(result);
    long threads = result.jvm().map(jvm -> Math.round(jvm.modelThreads())).orElse(0L);
    long inFlight = Explanations.inFlight(cell.verdict().point());
    boolean few = threads >= 1 && threads < inFlight && idle > IDLE * processors;
    return caveat(input, result.contender())
        .filter(_ -> few)
        .map(reason ->
            tooFew(who, Numbers.count(threads, "thread"), inFlight, idle, processors)
                + ": it "
                + reason);
  }

  /** {@code it had 2 threads for 64 tasks in flight while 1.98 of 2 processors were idle}. */
  public static String tooFew(
      String who, String threads, long inFlight, double idle, double processors) {
    return "%s had %s for %s in flight while %s of %s were idle"
        .formatted(
            who,
            threads,
            Numbers.count(inFlight, "task"),
            Numbers.number(idle),
            Numbers.count((long) processors, "processor"));
  }

  /** Why a contender may start no thread for a task, as the end of a sentence about it. */
  public static Optional<String> caveat(ReportInput input, Contender contender) {
    return input
        .models()
        .get(contender.model())
        .flatMap((ModelInfo model) -> model.caveat(contender.settings()));
  }

  private static double busy(ContenderResult result) {
    return result.usage().cpuNanosPerTask() * result.tasksPerSecond().estimate() / 1e9;
  }
}
