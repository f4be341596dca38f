package org.concurrencyatlas.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.AlphaSpending;

/** Plans and journals for tests, in which every fork takes as long as the test says. */
final class JournalBuilder {
  static final Contender A = Contender.parse("a");
  static final Contender B = Contender.parse("b");
  static final Contender C = Contender.parse("c");
  static final Protocol PROTOCOL = Protocols.USUAL;

  private static final String HERE = "here";

  private final List<ForkResult> forks = new ArrayList<>();
  private double scatter;

  static Cell cell(int number, Contender... contenders) {
    return new Cell(
        Point.of("sha256", Map.of("number", (long) number)), List.of(contenders), 100, 0, false);
  }

  static RunPlan plan(List<Integer> looks, Cell... cells) {
    return new RunPlan(
        "test",
        42,
        List.of(cells),
        PROTOCOL,
        looks,
        0.05,
        0.05,
        RunPlan.Order.INTERLEAVED,
        0,
        600_000,
        List.of(),
        Instant.EPOCH,
        AlphaSpending.weights(looks.size()),
        List.of());
  }

  /**
   * From now on one iteration of a fork is faster and one slower by this share, in turn from block
   * to block.
   */
  JournalBuilder scattering(double share) {
    scatter = share;
    return this;
  }

  /** One measured fork a block, from block 1, that took these milliseconds a batch. */
  JournalBuilder forks(Cell cell, Contender contender, double... millisPerBatch) {
    for (int i = 0; i < millisPerBatch.length; i++) {
      add(cell, contender, i + 1, 0, Role.MEASURED, Outcome.OK, millisPerBatch[i]);
    }
    return this;
  }

  JournalBuilder failed(Cell cell, Contender contender, int block, Outcome.Status status) {
    return add(cell, contender, block, 0, Role.MEASURED, new Outcome(status, ""), Double.NaN);
  }

  JournalBuilder repeated(Cell cell, Contender contender, int block, double millisPerBatch) {
    return add(cell, contender, block, 1, Role.MEASURED, Outcome.OK, millisPerBatch);
  }

  JournalBuilder measured(Cell cell, Contender contender, int block, double millisPerBatch) {
    return add(cell, contender, block, 0, Role.MEASURED, Outcome.OK, millisPerBatch);
  }

  /** A fork of a longer warm-up than the plan's. */
  JournalBuilder longer(Cell cell, Contender contender, int block, double millisPerBatch) {
    ForkResult usual = fork(cell, contender, block, 0, Role.MEASURED, Outcome.OK, millisPerBatch);
    forks.add(with(usual, 2 * usual.warmupMillis(), usual.limitNanosPerBatch(), HERE));
    return this;
  }

  /** A fork of another machine, JVM or jar. */
  JournalBuilder elsewhere(Cell cell, Contender contender, int block, double millisPerBatch) {
    ForkResult usual = fork(cell, contender, block, 0, Role.MEASURED, Outcome.OK, millisPerBatch);
    forks.add(with(usual, usual.warmupMillis(), usual.limitNanosPerBatch(), "elsewhere"));
    return this;
  }

  JournalBuilder limit(Cell cell, int block, double millisPerBatch) {
    ForkResult probe = fork(cell, Contender.parse("limit"), block, 0, Role.LIMIT, Outcome.OK, 1);
    forks.add(with(probe, probe.warmupMillis(), millisPerBatch * 1e6, HERE));
    return this;
  }

  JournalBuilder add(
      Cell cell,
      Contender contender,
      int block,
      int attempt,
      Role role,
      Outcome outcome,
      double millisPerBatch) {
    forks.add(fork(cell, contender, block, attempt, role, outcome, millisPerBatch));
    return this;
  }

  List<ForkResult> journal() {
    return List.copyOf(forks);
  }

  private ForkResult fork(
      Cell cell,
      Contender contender,
      int block,
      int attempt,
      Role role,
      Outcome outcome,
      double millisPerBatch) {
    double turn = block % 2 == 0 ? scatter : -scatter;
    Iteration first = new Iteration(10, millisPerBatch * 1e6 * (1 - turn));
    Iteration second = new Iteration(10, millisPerBatch * 1e6 * (1 + turn));
    return ForkBuilder.of(cell.point(), contender)
        .sequence(forks.size())
        .block(block)
        .attempt(attempt)
        .role(role)
        .warmupMillis(PROTOCOL.warmupMillis())
        .outcome(outcome)
        .iterations(outcome.ok() ? List.of(first, second) : List.of())
        .costs(new ResourceUsage(5e6, 1000, 1 << 20, 12, 3))
        .environment(HERE)
        .startedAt(Instant.EPOCH.plusSeconds(9L * forks.size()))
        .build();
  }

  private static ForkResult with(
      ForkResult fork, long warmupMillis, double limitNanos, String environment) {
    return ForkBuilder.like(fork)
        .warmupMillis(warmupMillis)
        .limitNanos(limitNanos)
        .environment(environment)
        .build();
  }
}
