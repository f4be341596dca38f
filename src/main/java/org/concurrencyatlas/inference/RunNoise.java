package org.concurrencyatlas.inference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;

/**
 * How noisy a run was. A shard is a session of its own, on a processor of its own: in a run that
 * was put together from shards each is judged by what was normal for it.
 */
public final class RunNoise {
  private final RunPlan plan;
  private final SequencedMap<Integer, NoiseRule> sessions = new TreeMap<>();

  private RunNoise(RunPlan plan) {
    this.plan = plan;
  }

  /**
   * Judges a journal.
   *
   * @param plan what the run promised
   * @param forks the journal in its order
   */
  public static RunNoise of(RunPlan plan, List<ForkResult> forks) {
    RunNoise noise = new RunNoise(plan);
    Map<Point, Integer> cells = new HashMap<>();
    for (int cell = 0; cell < plan.cells().size(); cell++) {
      cells.put(plan.cells().get(cell).point(), cell);
    }
    for (ForkResult fork : forks) {
      int session = noise.session(cells.getOrDefault(fork.point(), 0));
      noise.sessions.computeIfAbsent(session, _ -> new NoiseRule()).next(fork);
    }
    return noise;
  }

  /** The shard of a cell; 0 where the run is one session. */
  private int session(int cell) {
    return plan.shards().map(part -> part.of(cell, plan.cells().size())).orElse(0);
  }

  /** Whether no win is certified in a cell, named by its position. */
  public boolean noisy(int cell) {
    NoiseRule session = sessions.get(session(cell));
    return session != null && session.noisy();
  }

  /** Whether that is so in any cell. */
  public boolean noisy() {
    return sessions.values().stream().anyMatch(NoiseRule::noisy);
  }

  /** The share of disturbed forks in each noisy session, by its shard. */
  public SequencedMap<Integer, Double> noisyShares() {
    SequencedMap<Integer, Double> shares = new TreeMap<>();
    sessions.forEach((session, rule) -> {
      if (rule.noisy()) {
        shares.put(session, rule.disturbedShare());
      }
    });
    return shares;
  }

  /** The share of disturbed forks in the session that had most of them; 0 without any fork. */
  public double disturbedShare() {
    return sessions.values().stream().mapToDouble(NoiseRule::disturbedShare).max().orElse(0);
  }
}
