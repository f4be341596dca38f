package org.concurrencyatlas.report.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;

/** The journal by cell and contender. */
public final class ForksByContender {
  /** A contender at a point. */
  public record Key(Point point, Contender contender) {}

  private static final double CONFIDENCE = 0.95;

  private final Map<Key, List<ForkResult>> measured;

  /** Sorts a journal once, for many questions. */
  public ForksByContender(List<ForkResult> forks) {
    this.measured =
        Attempts.last(forks).stream()
            .filter(fork -> fork.role() == ForkResult.Role.MEASURED && fork.outcome().ok())
            .sorted(Comparator.comparingInt(ForkResult::block))
            .collect(Collectors.groupingBy(fork -> new Key(fork.point(), fork.contender())));
  }

  /**
   * The measured forks that count and succeeded, in the order of their blocks; of a block that was
   * repeated because of noise only the last attempt.
   */
  public List<ForkResult> measured(Point point, Contender contender) {
    return measured.getOrDefault(new Key(point, contender), List.of());
  }

  /**
   * The throughput of one contender over that of another, with its 95 % interval over the blocks
   * that both have.
   */
  public Interval ratio(Point point, Contender one, Contender other) {
    Map<Integer, ForkResult> others =
        measured(point, other).stream().collect(Collectors.toMap(ForkResult::block, each -> each));
    return Moments.of(
            measured(point, one).stream()
                .flatMap(fork ->
                    Optional.ofNullable(others.get(fork.block())).stream()
                        .map(rival -> fork.score() - rival.score()))
                .mapToDouble(Double::doubleValue)
                .toArray())
        .interval(CONFIDENCE)
        .exp();
  }
}
