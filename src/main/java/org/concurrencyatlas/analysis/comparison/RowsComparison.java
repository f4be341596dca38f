package org.concurrencyatlas.analysis.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.analysis.rows.RowSet;

/**
 * Two sides held against each other row by row.
 *
 * @param first the one side, which the other is compared with
 * @param second the other side
 * @param alpha error rate over all rows
 * @param epsilon differences up to this share do not matter
 * @param rows what has figures on both sides, the worst first
 * @param uncompared what stands on both sides and cannot be compared, in the order of the first
 * @param onlyFirst what the second lacks, in the order of the first
 * @param onlySecond what the first lacks, in the order of the second
 * @param differing settings that are not the same on both sides, over all compared rows
 * @param common the factor that most rows share; empty when there is none
 */
public record RowsComparison(
    RowSet first,
    RowSet second,
    double alpha,
    double epsilon,
    List<RowComparison> rows,
    List<UncomparedRow> uncompared,
    List<RowKey> onlyFirst,
    List<RowKey> onlySecond,
    List<SettingDifference> differing,
    Optional<CommonFactor> common) {
  public RowsComparison {
    rows = List.copyOf(rows);
    uncompared = List.copyOf(uncompared);
    onlyFirst = List.copyOf(onlyFirst);
    onlySecond = List.copyOf(onlySecond);
    differing = List.copyOf(differing);
  }

  /**
   * Compares two sides.
   *
   * @param alpha error rate over all rows, in (0, 1)
   * @param epsilon differences up to this share do not matter, in (0, 1)
   */
  public static RowsComparison of(RowSet first, RowSet second, double alpha, double epsilon) {
    SequencedMap<RowKey, Row> others = second.byKey();
    List<RowPair> pairs = new ArrayList<>();
    List<UncomparedRow> uncompared = new ArrayList<>();
    List<RowKey> onlyFirst = new ArrayList<>();
    for (Row row : first.rows()) {
      Row other = others.remove(row.key());
      if (other == null) {
        onlyFirst.add(row.key());
      } else {
        RowPair.problem(row, other)
            .ifPresentOrElse(uncompared::add, () -> pairs.add(RowPair.of(row, other)));
      }
    }
    Optional<CommonFactor> common =
        CommonFactor.of(pairs.stream().mapToDouble(RowPair::logRatio).toArray());
    return new RowsComparison(
        first,
        second,
        alpha,
        epsilon,
        RowTests.of(pairs, common, alpha, epsilon),
        uncompared,
        onlyFirst,
        List.copyOf(others.keySet()),
        differing(pairs),
        common);
  }

  /**
   * Whether every row of either side was tested: none is missing, unfit to be compared, or without
   * replicates.
   */
  public boolean complete() {
    return !rows.isEmpty()
        && uncompared.isEmpty()
        && onlyFirst.isEmpty()
        && onlySecond.isEmpty()
        && count(RowDecision.NOT_CERTIFIED) == 0;
  }

  /** How many rows have a decision. */
  public int count(RowDecision decision) {
    return (int) rows.stream().filter(row -> row.decision() == decision).count();
  }

  private static List<SettingDifference> differing(List<RowPair> pairs) {
    SequencedMap<SettingDifference, Integer> rows = new LinkedHashMap<>();
    pairs.stream()
        .flatMap(pair -> pair.differing().stream())
        .forEach(difference -> rows.merge(difference, 1, Integer::sum));
    List<SettingDifference> differing = new ArrayList<>();
    rows.forEach((each, count) ->
        differing.add(new SettingDifference(each.name(), each.first(), each.second(), count)));
    return differing;
  }
}
