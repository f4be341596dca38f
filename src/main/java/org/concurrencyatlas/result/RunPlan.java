package org.concurrencyatlas.result;

import java.time.Instant;
import java.util.List;

/**
 * What a run has promised to do, written before its first fork and never changed after.
 *
 * @param format version of the files of a run; a reader refuses a newer one
 * @param profile the profile's name
 * @param seed the seed of every random order in the run
 * @param cells the contests
 * @param protocol how each fork measures
 * @param looks numbers of blocks at which verdicts may be drawn, ascending
 * @param alpha error rate over the whole map, in (0, 1)
 * @param epsilon differences up to this share do not matter, in (0, 1)
 * @param order how the forks of a cell follow each other
 * @param sentinelShare share of the cells, drawn at random, that get one long fork a contender; 0
 *     for none
 * @param budgetMillis wall time after which no new block is started
 * @param jvmArguments flags of every fork
 * @param createdAt when the plan was fixed
 */
public record RunPlan(
    int format,
    String profile,
    long seed,
    List<Cell> cells,
    Protocol protocol,
    List<Integer> looks,
    double alpha,
    double epsilon,
    Order order,
    double sentinelShare,
    long budgetMillis,
    List<String> jvmArguments,
    Instant createdAt) {

  /** How the forks of a cell follow each other. */
  public enum Order {
    /** Blocks: one fork of each contender in random order, then the next block. */
    INTERLEAVED,
    /** All forks of a contender, then the next contender: for demonstration, it is unsound. */
    SEQUENTIAL
  }

  /** The version of the files that this code writes. */
  public static final int FORMAT = 1;

  public RunPlan {
    cells = List.copyOf(cells);
    looks = List.copyOf(looks);
    jvmArguments = List.copyOf(jvmArguments);
  }
}
