package org.concurrencyatlas.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.concurrencyatlas.inference.CellForks;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.SequentialEvidence;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.ContenderResult.Usage;
import org.concurrencyatlas.verdict.Exclusion;

/** How every contender of a contest stands. */
final class ContenderResults {
  /** Half of 5 %: the tail of a displayed ratio interval before the weight of its look. */
  private static final double RATIO_TAIL = 0.025;

  private final CellInference cellInference;
  private final Cell cell;
  private final boolean won;

  private ContenderResults(CellInference cellInference, boolean won) {
    this.cellInference = cellInference;
    this.cell = cellInference.cell();
    this.won = won;
  }

  /**
   * All contenders, the best first and void ones last.
   *
   * @param won whether the leader was shown to beat every rival
   */
  static List<ContenderResult> of(CellInference cellInference, boolean won) {
    ContenderResults results = new ContenderResults(cellInference, won);
    return IntStream.range(0, cellInference.cell().contenders().size())
        .mapToObj(results::result)
        .sorted(
            Comparator.comparing((ContenderResult s) -> s.state() == ContenderResult.State.VOID)
                .thenComparingDouble(s -> orLowest(results.need(s))))
        .toList();
  }

  /**
   * The half-width of the displayed interval of a log ratio to the leader at the pair's last look;
   * NaN before.
   */
  static double halfWidth(SequentialEvidence pair) {
    return pair.last() == null ? Double.NaN : pair.last().halfWidth(RATIO_TAIL * pair.weight());
  }

  /** The displayed ratio of a pair that has had a look. */
  static Interval ratio(SequentialEvidence pair) {
    return Objects.requireNonNull(pair.last()).interval(RATIO_TAIL * pair.weight()).exp();
  }

  /** The less, the better. */
  private double need(ContenderResult result) {
    int i = cell.contenders().indexOf(result.contender());
    return cellInference.metric().isEmpty()
        ? -result.tasksPerSecond().estimate()
        : -Moments.of(cellInference.forks().scores(i)).mean();
  }

  private ContenderResult result(int i) {
    CellForks forks = cellInference.forks();
    List<ForkResult> usable = forks.usable(i);
    double tasks = cell.tasks();
    return new ContenderResult(
        cell.contenders().get(i),
        exclusion(i),
        forks.batchesPerSecond(i).scaled(tasks),
        forks.shareOfLimit(i),
        ratioToLeader(i),
        ForkShape.drift(usable),
        ForkShape.multimodal(usable),
        usable.stream()
            .sorted(Comparator.comparingInt(ForkResult::sequence))
            .map(fork -> tasks * 1e9 / fork.nanosPerBatch())
            .toList(),
        usage(usable),
        JvmActivity.median(usable.stream().flatMap(fork -> fork.jvm().stream()).toList()),
        LatencyResults.of(usable));
  }

  private Usage usage(List<ForkResult> usable) {
    double tasks = cell.tasks();
    return new Usage(
        median(usable, fork -> fork.costs().cpuNanosPerBatch() / tasks),
        median(usable, fork -> fork.costs().allocatedBytesPerBatch() / tasks),
        median(usable, fork -> collectorNanosPerBatch(fork) / tasks),
        median(usable, fork -> fork.costs().peakResidentBytes()),
        median(usable, fork -> fork.costs().peakThreads()),
        serverCpuNanos(usable));
  }

  private Optional<Exclusion> exclusion(int i) {
    return cellInference
        .status()
        .defect(i)
        .or(() -> cellInference.status().elimination(i))
        .or(() -> won && !leads(i) ? Optional.of(beatenByLeader()) : Optional.empty());
  }

  private Exclusion beatenByLeader() {
    return cellInference.beatenBy(cellInference.leader().orElseThrow());
  }

  private boolean leads(int i) {
    return cellInference.leader().filter(leader -> leader == i).isPresent();
  }

  private Interval ratioToLeader(int i) {
    if (cellInference.leader().isEmpty() || cellInference.incomparable().isPresent()) {
      return Interval.unbounded(Double.NaN);
    }
    int leader = cellInference.leader().get();
    if (i == leader) {
      return new Interval(1, 1, 1);
    }
    SequentialEvidence pair = cellInference.pairs().of(i, leader);
    if (pair.last() == null) {
      double[] differences = cellInference.forks().differences(i, leader, Integer.MAX_VALUE);
      return Interval.unbounded(Math.exp(Moments.of(differences).mean()));
    }
    return ratio(pair);
  }

  private static double median(List<ForkResult> forks, ToDoubleFunction<ForkResult> cost) {
    return Moments.median(
        forks.stream().mapToDouble(cost).filter(value -> !Double.isNaN(value)).toArray());
  }

  private static double collectorNanosPerBatch(ForkResult fork) {
    return 1e6
        * fork.costs().gcMillis()
        / fork.iterations().stream().mapToLong(Iteration::batches).sum();
  }

  private OptionalDouble serverCpuNanos(List<ForkResult> forks) {
    double nanos =
        median(
            forks, fork -> fork.costs().serverCpuNanosPerBatch().orElse(Double.NaN) / cell.tasks());
    return Double.isNaN(nanos) ? OptionalDouble.empty() : OptionalDouble.of(nanos);
  }

  private static double orLowest(double value) {
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }
}
