package org.concurrencyatlas.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.SequentialEvidence;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellWarning;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;

/** Finds in a cell what makes its verdict doubtful, or keeps it from having one. */
final class CellWarnings {
  private final RunPlan plan;
  private final Map<Point, List<ForkResult>> pilots;

  CellWarnings(RunPlan plan, List<ForkResult> forks) {
    this.plan = plan;
    this.pilots =
        forks.stream()
            .filter(fork -> fork.role() == Role.PILOT)
            .collect(Collectors.groupingBy(ForkResult::point));
  }

  /**
   * What a reader of the cell must know.
   *
   * @param next the best of the others that may win
   */
  List<CellWarning> of(
      CellInference cellInference,
      List<ContenderResult> results,
      Optional<ContenderResult> next,
      Decision decision) {
    List<CellWarning> warnings = new ArrayList<>();
    if (decision.isWin()) {
      next.flatMap(rival -> leadNotHeld(cellInference, rival)).ifPresent(warnings::add);
    }
    noVerdict(cellInference).ifPresent(warnings::add);
    withoutVariance(cellInference).forEach(warnings::add);
    copiesThatDiffer(cellInference).forEach(warnings::add);
    neverSteady(cellInference).forEach(warnings::add);
    results.forEach(result -> warnings.addAll(of(result)));
    return warnings;
  }

  /** A win that an early look showed and the last would not. */
  private static Optional<CellWarning> leadNotHeld(
      CellInference cellInference, ContenderResult rival) {
    int index = cellInference.cell().contenders().indexOf(rival.contender());
    return rival.ratioToLeader().high() >= 1
        ? Optional.of(
            new CellWarning.LeadNotHeld(
                cellInference.wonAtBlocks(index),
                cellInference.blocksAtLook(),
                rival.ratioToLeader().inverse()))
        : Optional.empty();
  }

  private Optional<CellWarning> noVerdict(CellInference cellInference) {
    if (cellInference.incomparable().isPresent()) {
      return cellInference.incomparable().map(CellWarning.NotComparable::new);
    }
    if (cellInference.status().contending().count() < 2) {
      return Optional.of(new CellWarning.NoContest());
    }
    return cellInference.looks() == 0
        ? Optional.of(
            new CellWarning.BeforeFirstLook(cellInference.blocks(), plan.looks().getFirst()))
        : Optional.empty();
  }

  private static List<CellWarning> of(ContenderResult result) {
    List<CellWarning> warnings = new ArrayList<>();
    if (result.multimodal()) {
      warnings.add(new CellWarning.Multimodal(result.contender()));
    }
    if (result.state() == ContenderResult.State.VOID) {
      warnings.add(new CellWarning.CannotWin(result.contender(), result.exclusion().orElseThrow()));
      if (result.ratioToLeader().estimate() > 1) {
        warnings.add(new CellWarning.FasterThanLeader(result.contender()));
      }
    }
    return warnings;
  }

  private static Stream<CellWarning> withoutVariance(CellInference cellInference) {
    return pairs(cellInference)
        .filter(pair -> cellInference.pairs().identical(pair[0], pair[1]))
        .map(pair ->
            new CellWarning.NoVariance(name(cellInference, pair[0]), name(cellInference, pair[1])));
  }

  private static Stream<CellWarning> copiesThatDiffer(CellInference cellInference) {
    return pairs(cellInference)
        .filter(pair ->
            name(cellInference, pair[0]).original().equals(name(cellInference, pair[1]).original()))
        .filter(pair -> excludesOne(cellInference.pairs().of(pair[0], pair[1])))
        .map(pair ->
            new CellWarning.CopiesDiffer(
                name(cellInference, pair[0]), name(cellInference, pair[1])));
  }

  /** Whose pilots ran to their end without being found steady; a pilot that is ends at once. */
  private Stream<CellWarning> neverSteady(CellInference cellInference) {
    return plan.edition() < RunPlan.EDITION
        ? Stream.empty()
        : pilots.getOrDefault(cellInference.cell().point(), List.of()).stream()
            .filter(pilot -> pilot.outcome().ok())
            .filter(pilot -> SteadyState.from(pilot.iterations()).isEmpty())
            .map(ForkResult::contender)
            .distinct()
            .map(CellWarning.NeverSteady::new);
  }

  private static boolean excludesOne(SequentialEvidence pair) {
    return pair.last() != null && Math.abs(pair.last().mean()) > ContenderResults.halfWidth(pair);
  }

  private static Contender name(CellInference cellInference, int i) {
    return cellInference.cell().contenders().get(i);
  }

  private static Stream<int[]> pairs(CellInference cellInference) {
    return cellInference
        .status()
        .contending()
        .boxed()
        .flatMap(i ->
            cellInference.status().contending().filter(j -> j > i).mapToObj(j -> new int[] {i, j}));
  }
}
