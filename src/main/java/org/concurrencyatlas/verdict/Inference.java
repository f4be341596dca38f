package org.concurrencyatlas.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.Multiplicity;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * The state of a run's inference after a prefix of its journal. It is fed the forks that count, in
 * the order of the journal, and draws a look as soon as the look's blocks are complete; the first
 * look waits until every cell has reached it, so that the pool of variances spans the whole map.
 * Nothing but the plan and the forks has a part in it: replaying a journal gives the same state.
 */
public final class Inference {
  private final Rules rules;
  private final List<Contest> contests = new ArrayList<>();
  private final Map<Point, Contest> byPoint = new HashMap<>();
  private boolean started;

  /** The state before the first fork. */
  public Inference(RunPlan plan) {
    rules = Rules.of(plan);
    plan.cells().forEach(cell -> contests.add(new Contest(rules, cell)));
    contests.forEach(contest -> byPoint.put(contest.cell().point(), contest));
  }

  /** Takes the next fork that counts; pilots count as failures only, other roles not at all. */
  public void accept(ForkResult fork) {
    Contest contest = byPoint.get(fork.point());
    if (contest == null) {
      return;
    }
    contest.add(fork);
    if (started) {
      look(contest.lookIsDue() ? List.of(contest) : List.of());
    } else if (contests.stream().allMatch(each -> !each.open() || each.lookIsDue())) {
      start();
    }
  }

  /** Ends the journal: draws the looks that are complete although others are not. */
  void conclude() {
    contests.forEach(Contest::conclude);
    if (!started) {
      start();
    }
    for (Contest contest : contests) {
      while (contest.lookIsDue()) {
        look(List.of(contest));
      }
    }
  }

  List<Contest> contests() {
    return contests;
  }

  /** P of every cell after Holm's correction over the map. */
  double[] certified() {
    return Multiplicity.holm(each(Contest::p));
  }

  /** P of every cell after Benjamini and Hochberg's correction over the map. */
  double[] provisional() {
    return Multiplicity.benjaminiHochberg(each(Contest::p));
  }

  /** P of "the leader loses at most ε" after Holm's correction over the map. */
  double[] notWorse() {
    return Multiplicity.holm(each(Contest::pNotWorse));
  }

  private void start() {
    started = true;
    look(contests.stream().filter(Contest::lookIsDue).toList());
  }

  private void look(List<Contest> due) {
    if (due.isEmpty()) {
      return;
    }
    due.forEach(Contest::measure);
    VariancePrior prior = prior();
    due.forEach(contest -> contest.test(prior));
    int undecided = (int) contests.stream().filter(Contest::open).count();
    due.forEach(contest -> contest.eliminate(undecided));
    settle();
  }

  private VariancePrior prior() {
    List<Double> variances = new ArrayList<>();
    List<Integer> degrees = new ArrayList<>();
    for (Contest contest : contests) {
      contest.variances((variance, degree) -> {
        variances.add(variance);
        degrees.add(degree);
      });
    }
    return VariancePrior.of(
        variances.stream().mapToDouble(Double::doubleValue).toArray(),
        degrees.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Closes the cells that are decided, or that no further look can decide. */
  private void settle() {
    double[] certified = certified();
    double[] notWorse = notWorse();
    int wins = 0;
    for (double each : certified) {
      wins += each <= rules.alpha() ? 1 : 0;
    }
    for (int i = 0; i < contests.size(); i++) {
      Contest contest = contests.get(i);
      if (contest.open() && contest.looks() > 0) {
        contest.close(
            reason(
                contest,
                certified[i] <= rules.alpha(),
                notWorse[i] <= rules.alpha(),
                Math.max(1, contests.size() - wins)));
      }
    }
  }

  private String reason(Contest contest, boolean win, boolean notWorse, int rank) {
    int blocks = contest.blocksAtLook();
    if (!contest.refusal().isEmpty()) {
      return contest.refusal();
    }
    if (contest.contending().count() < 2) {
      return Contest.NO_CONTEST;
    }
    if (win) {
      return "won after %s blocks".formatted(blocks);
    }
    if (contest.tied()) {
      return "tied after %s blocks".formatted(blocks);
    }
    if (contest.looks() == rules.looks().size()) {
      return "all %s blocks of the plan were run".formatted(blocks);
    }
    return contest
        .outlook(rank)
        .filter(outlook ->
            notWorse
                ? !outlook.winInReach() && !outlook.tieInReach()
                : contest.looks() > 1 && outlook.futile())
        .map(outlook -> stopped(notWorse, blocks))
        .orElse("");
  }

  private String stopped(boolean notWorse, int blocks) {
    int last = rules.looks().getLast();
    return notWorse
        ? "ε-best after %s blocks; neither a win nor a tie is in reach at %s"
            .formatted(blocks, last)
        : "futile: after %s blocks no verdict is in reach at %s".formatted(blocks, last);
  }

  private double[] each(ToDoubleFunction<Contest> value) {
    return contests.stream().mapToDouble(value).toArray();
  }
}
