package org.concurrencyatlas.report.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;

/** The journal by cell and contender. */
public final class ForksByContender {
  /** A contender at a point. */
  public record Key(Point point, Contender contender) {}

  private final Map<Key, List<ForkResult>> measured;

  /** Sorts a journal once, for many questions. */
  public ForksByContender(Collection<ForkResult> forks) {
    this.measured =
        forks.stream()
            .filter(fork -> fork.role() == ForkResult.Role.MEASURED)
            .collect(
                Collectors.groupingBy(
                    fork -> new Key(fork.point(), fork.contender()),
                    Collectors.collectingAndThen(
                        Collectors.toList(), ForksByContender::lastAttempts)));
  }

  /**
   * The measured forks that succeeded, in the order of their blocks; of a block that was repeated
   * because of noise only the last attempt.
   */
  public List<ForkResult> measured(Point point, Contender contender) {
    return measured.getOrDefault(new Key(point, contender), List.of());
  }

  private static List<ForkResult> lastAttempts(List<ForkResult> forks) {
    Map<Integer, ForkResult> byBlock =
        forks.stream()
            .filter(fork -> fork.outcome().ok())
            .collect(
                Collectors.toMap(
                    ForkResult::block,
                    Function.identity(),
                    BinaryOperator.maxBy(Comparator.comparingInt(ForkResult::attempt)),
                    TreeMap::new));
    return List.copyOf(byBlock.values());
  }
}
