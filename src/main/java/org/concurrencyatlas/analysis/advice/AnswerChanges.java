package org.concurrencyatlas.analysis.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Demand.Axis;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.LeadSize;

/** Looks along each number of a demand for the nearest place where another model is the answer. */
final class AnswerChanges {
  private final String model;
  private final MeasuredPoint here;
  private final List<MeasuredPoint> others;

  private AnswerChanges(String model, MeasuredPoint here, List<MeasuredPoint> others) {
    this.model = model;
    this.here = here;
    this.others = others;
  }

  /**
   * One finding for each number that is not 0.
   *
   * @param model the model that is the answer here
   */
  static List<AxisFinding> of(String model, MeasuredPoint here, List<MeasuredPoint> others) {
    AnswerChanges changes = new AnswerChanges(model, here, others);
    return Stream.of(Axis.IN_FLIGHT, Axis.CPU, Axis.WAIT, Axis.BODY)
        .filter(axis -> axis.of(here.demand()) > 0)
        .map(changes::along)
        .toList();
  }

  /** What a cell says of the answer. */
  private enum Finding {
    SAME,
    OTHER,
    OPEN
  }

  private AxisFinding along(Axis axis) {
    List<MeasuredPoint> onAxis =
        others.stream()
            .filter(other -> axis.of(other.demand()) > 0)
            .filter(other -> here.demand().differsOnlyOn(axis, other.demand()))
            .sorted(Comparator.comparingDouble(other -> distance(axis, other)))
            .toList();
    return Stream.of(change(axis, onAxis, 1), change(axis, onAxis, -1))
        .flatMap(Optional::stream)
        .min(Comparator.comparingDouble(change -> Math.abs(log(change.other(), at(axis)))))
        .<AxisFinding>map(change -> change)
        .orElseGet(() -> unchanged(axis, onAxis));
  }

  /** The nearest change above (1) or below (−1), with the last value before it that is the same. */
  private Optional<AxisFinding.Changes> change(
      Axis axis, List<MeasuredPoint> onAxis, int direction) {
    long same = at(axis);
    for (MeasuredPoint other : onAxis) {
      long value = axis.of(other.demand());
      if (Long.signum(value - at(axis)) == direction) {
        Finding finding = finding(other.verdict());
        if (finding == Finding.OTHER) {
          Contender instead = other.verdict().leader().orElseThrow();
          return Optional.of(new AxisFinding.Changes(axis, same, value, instead, other.origin()));
        }
        same = finding == Finding.SAME ? value : same;
      }
    }
    return Optional.empty();
  }

  private AxisFinding unchanged(Axis axis, List<MeasuredPoint> onAxis) {
    List<MeasuredPoint> same =
        onAxis.stream().filter(other -> finding(other.verdict()) == Finding.SAME).toList();
    if (same.isEmpty()) {
      return new AxisFinding.Open(
          axis, onAxis.stream().map(other -> axis.of(other.demand())).distinct().toList());
    }
    List<Long> values = new ArrayList<>(List.of(at(axis)));
    same.forEach(other -> values.add(axis.of(other.demand())));
    return new AxisFinding.Holds(
        axis,
        values.stream().min(Comparator.naturalOrder()).orElseThrow(),
        values.stream().max(Comparator.naturalOrder()).orElseThrow(),
        same.stream().map(MeasuredPoint::origin).distinct().toList());
  }

  /** The answer is the same where its model leads or is as good as the leader. */
  private Finding finding(CellVerdict cell) {
    if (cell.decision() == Decision.INCONCLUSIVE || cell.leader().isEmpty()) {
      return Finding.OPEN;
    }
    if (isOurs(cell.leader().get()) || cell.within().stream().anyMatch(this::isOurs)) {
      return Finding.SAME;
    }
    List<ContenderResult> ours =
        cell.results().stream().filter(each -> isOurs(each.contender())).toList();
    boolean beaten =
        !ours.isEmpty()
            && ours.stream().noneMatch(each -> each.state() == ContenderResult.State.SURVIVOR);
    boolean lost = cell.decision().isWin() && !cell.size().equals(Optional.of(LeadSize.IMMATERIAL));
    return beaten || (!ours.isEmpty() && lost) ? Finding.OTHER : Finding.OPEN;
  }

  private boolean isOurs(Contender contender) {
    return contender.model().equals(model);
  }

  private long at(Axis axis) {
    return axis.of(here.demand());
  }

  private double distance(Axis axis, MeasuredPoint other) {
    return Math.abs(log(axis.of(other.demand()), at(axis)));
  }

  private static double log(long value, long base) {
    return Math.log((double) value / base);
  }
}
