package org.concurrencyatlas.analysis.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.RandomEffects;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.session.Absence;

/**
 * One cell in several sessions. A session counts when its figures of the cell are comparable and a
 * look was drawn; a contender, when it can win in every session that counts. Of a pair each session
 * gives the mean of the block differences at the pair's last look, with its moderated variance.
 */
final class CellSessions {
  private static final double UNKNOWN = Double.NEGATIVE_INFINITY;

  private final Point point;
  private final List<SessionCell> sessions = new ArrayList<>();
  private final SequencedSet<Contender> everybody = new LinkedHashSet<>();
  private final List<Contender> contenders;
  private final List<Absence> absences = new ArrayList<>();
  private final Optional<Contender> leader;

  /** A session's inference of the cell. */
  private record SessionCell(String session, CellInference inference) {
    Optional<ModeratedMean> difference(Contender first, Contender second) {
      int i = inference.cell().contenders().indexOf(first);
      int j = inference.cell().contenders().indexOf(second);
      return Optional.ofNullable(inference.pairs().of(i, j).last());
    }

    /** Why a contender is not compared in this session; empty when it is. */
    Optional<Absence> absence(Contender contender) {
      int i = inference.cell().contenders().indexOf(contender);
      if (i < 0) {
        return Optional.of(new Absence.NoContender(session, contender));
      }
      Optional<Exclusion> defect = inference.status().defect(i);
      return defect.map(exclusion -> new Absence.CannotWin(session, contender, exclusion));
    }
  }

  /**
   * The cell of a point.
   *
   * @param inferences what is inferred of every session, by its name, in the order of the sessions
   */
  CellSessions(Point point, Map<String, RunInference> inferences) {
    this.point = point;
    inferences.forEach(this::add);
    sessions.forEach(each -> everybody.addAll(each.inference().cell().contenders()));
    contenders = everybody.stream().filter(this::takesPart).toList();
    leader =
        contenders.size() < 2
            ? Optional.empty()
            : contenders.stream().max(Comparator.comparingDouble(this::smallestLead));
  }

  private void add(String session, RunInference inference) {
    Optional<CellInference> cell =
        inference.cells().stream().filter(each -> each.cell().point().equals(point)).findFirst();
    Optional<Absence> absence =
        cell.isEmpty()
            ? Optional.of(new Absence.NoCell(session))
            : unusable(session, cell.orElseThrow());
    absence.ifPresentOrElse(
        absences::add, () -> sessions.add(new SessionCell(session, cell.orElseThrow())));
  }

  private static Optional<Absence> unusable(String session, CellInference cell) {
    if (cell.incomparable().isPresent()) {
      return cell.incomparable().map(cause -> new Absence.NotComparable(session, cause));
    }
    return cell.looks() == 0
        ? Optional.of(new Absence.NoLook(session, cell.blocks()))
        : Optional.empty();
  }

  private boolean takesPart(Contender contender) {
    List<Absence> missing =
        sessions.stream().map(each -> each.absence(contender)).flatMap(Optional::stream).toList();
    absences.addAll(missing);
    return missing.isEmpty();
  }

  Point point() {
    return point;
  }

  /** How many sessions count. */
  int count() {
    return sessions.size();
  }

  /** K: all contenders of any session that counts, also those that cannot win. */
  int size() {
    return everybody.size();
  }

  /** What is missing in some session; that of a leader's rivals included. */
  List<Absence> absences() {
    Stream<Absence> untested =
        leader.stream()
            .flatMap(first ->
                rivals(first).stream()
                    .flatMap(rival ->
                        sessions.stream()
                            .filter(each -> each.difference(first, rival).isEmpty())
                            .map(each -> new Absence.NotTested(each.session(), rival))));
    return Stream.concat(absences.stream(), untested).toList();
  }

  /** The contender whose smallest lead over any rival is the largest; empty without a contest. */
  Optional<Contender> leader() {
    return leader;
  }

  private double smallestLead(Contender contender) {
    return contenders.stream()
        .filter(rival -> !rival.equals(contender))
        .mapToDouble(rival -> lead(contender, rival).map(RandomEffects::mean).orElse(UNKNOWN))
        .min()
        .orElse(UNKNOWN);
  }

  /** All others that take part, the closest to this one first. */
  List<Contender> rivals(Contender first) {
    return contenders.stream()
        .filter(rival -> !rival.equals(first))
        .sorted(
            Comparator.comparingDouble(
                rival -> lead(first, rival).map(RandomEffects::mean).orElse(UNKNOWN)))
        .toList();
  }

  /** The log ratio of two contenders over the sessions; empty below two that have it. */
  Optional<RandomEffects> lead(Contender first, Contender second) {
    List<ModeratedMean> means = differences(first, second);
    return means.size() < 2
        ? Optional.empty()
        : Optional.of(
            RandomEffects.of(
                means.stream().mapToDouble(ModeratedMean::mean).toArray(),
                means.stream().mapToDouble(ModeratedMean::standardError).toArray()));
  }

  /** The log ratio of two contenders in each session that has it. */
  List<ModeratedMean> differences(Contender first, Contender second) {
    return sessions.stream().flatMap(each -> each.difference(first, second).stream()).toList();
  }

  /**
   * Error probability of "the leader is ahead of every rival by more than the bound", an
   * intersection–union test that pays for choosing the leader: min(1, K·max over rivals).
   *
   * @param bound a log ratio; −ln(1 + ε) for "loses at most ε"
   */
  double pAhead(double bound) {
    return leader
        .map(first ->
            rivals(first).stream()
                .mapToDouble(rival -> pAhead(first, rival, bound))
                .max()
                .orElse(1))
        .map(worst -> Math.min(1, size() * worst))
        .orElse(1.0);
  }

  /** P value of "the first is ahead of the second by more than the bound", uncorrected. */
  double pAhead(Contender first, Contender second, double bound) {
    return lead(first, second).map(lead -> lead.pAbove(bound)).orElse(1.0);
  }
}
