package org.concurrencyatlas.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.result.task.DeclaredTask;

/**
 * What a run is to do: written before its first fork and never changed afterwards.
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
 * @param sentinelShare share of the cells, drawn at random, in which forks of a minute check what
 *     is claimed; 0 for none
 * @param budgetMillis wall time after which no new fork is started
 * @param jvmArguments flags of every fork
 * @param createdAt when the plan was fixed
 * @param edition of the rules by which the run is raced and its verdicts are drawn: what was run
 *     depends on them, so that a run keeps its own; 1 for runs without one
 * @param weights the part of {@code alpha} that each look spends; they add up to at most 1; empty
 *     in the first edition, which has its own
 * @param repeats name of the folder of the run whose plan this one repeats in a session of its own;
 *     empty for a run that repeats none
 * @param shards which part of the plan this run measures; empty for a run of the whole
 * @param variants where contenders run beside the harness's own JVM and jar
 * @param tasks methods of the user that are workloads of this run
 * @param metric what the race is about and its verdicts are drawn on; empty for throughput
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
    Instant createdAt,
    int edition,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Double> weights,
    @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY) String repeats,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Shards> shards,
    @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Variant> variants,
    @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<DeclaredTask> tasks,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Cost> metric) {

  /** How the forks of a cell follow each other. */
  public enum Order {
    /** Blocks: one fork of each contender in random order, then the next block. */
    INTERLEAVED,
    /** All forks of a contender, then the next contender: for demonstration only, it is unsound. */
    SEQUENTIAL
  }

  /** The version of the files that this code writes. */
  public static final int FORMAT = 2;

  /** The edition of the rules for new runs. */
  public static final int EDITION = 2;

  public RunPlan {
    edition = Math.max(1, edition);
    weights = List.copyOf(weights);
    variants = List.copyOf(variants);
    tasks = List.copyOf(tasks);
    cells = List.copyOf(cells);
    looks = List.copyOf(looks);
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** A new plan of a whole run, by the rules of today, on throughput. */
  public RunPlan(
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
      Instant createdAt,
      List<Double> weights,
      List<Variant> variants) {
    this(
        FORMAT,
        profile,
        seed,
        cells,
        protocol,
        looks,
        alpha,
        epsilon,
        order,
        sentinelShare,
        budgetMillis,
        jvmArguments,
        createdAt,
        EDITION,
        weights,
        "",
        Optional.empty(),
        variants,
        List.of(),
        Optional.empty());
  }

  /** Whether a run of this plan measures a cell, named by its position. */
  public boolean measures(int cell) {
    return shards.map(part -> part.holds(cell, cells.size())).orElse(true);
  }

  /** The same plan over methods of the user too. */
  public RunPlan racing(List<DeclaredTask> declared) {
    Copy copy = new Copy();
    copy.newTasks = declared;
    return copy.plan();
  }

  /** The same plan on another metric; empty for throughput. */
  public RunPlan by(Optional<Cost> other) {
    Copy copy = new Copy();
    copy.newShards = shards;
    copy.newMetric = other;
    return copy.plan();
  }

  /**
   * The plan of a further session: the same cells, protocol, looks, rates, budget, order and flags,
   * with random orders of its own. Its seed follows from this plan's and the time.
   *
   * @param folder name of the folder of this plan's run; a repeat of a repeat names the first run
   * @param now when the new plan is fixed
   */
  public RunPlan repeated(String folder, Instant now) {
    Copy copy = new Copy();
    copy.newFormat = FORMAT;
    copy.newSeed = new SplittableRandom(seed ^ now.toEpochMilli()).nextLong();
    copy.newCreatedAt = now;
    copy.newRepeats = repeats.isEmpty() ? folder : repeats;
    return copy.plan();
  }

  /** The same plan with another budget, and another seed where one is given. */
  public RunPlan within(Optional<Long> otherSeed, long otherBudgetMillis) {
    Copy copy = new Copy();
    copy.newSeed = otherSeed.orElse(seed);
    copy.newBudgetMillis = otherBudgetMillis;
    return copy.plan();
  }

  /** The same plan with other cells, looks and variants. */
  public RunPlan with(
      List<Cell> otherCells,
      List<Integer> otherLooks,
      List<Double> otherWeights,
      List<Variant> otherVariants) {
    Copy copy = new Copy();
    copy.newCells = otherCells;
    copy.newLooks = otherLooks;
    copy.newWeights = otherWeights;
    copy.newVariants = otherVariants;
    return copy.plan();
  }

  /**
   * The whole plan, of which a run measures a part. Any other copy of it is again of all cells.
   *
   * @param part which part
   * @param now when it was fixed
   */
  public RunPlan cut(Shards part, Instant now) {
    Copy copy = new Copy();
    copy.newCreatedAt = now;
    copy.newShards = Optional.of(part);
    return copy.plan();
  }

  /** The values of a copy: those of this plan as one of a whole run, until they are replaced. */
  private final class Copy {
    private int newFormat = format;
    private long newSeed = seed;
    private List<Cell> newCells = cells;
    private List<Integer> newLooks = looks;
    private long newBudgetMillis = budgetMillis;
    private Instant newCreatedAt = createdAt;
    private List<Double> newWeights = weights;
    private String newRepeats = repeats;
    private Optional<Shards> newShards = Optional.empty();
    private List<Variant> newVariants = variants;
    private List<DeclaredTask> newTasks = tasks;
    private Optional<Cost> newMetric = metric;

    RunPlan plan() {
      return new RunPlan(
          newFormat,
          profile,
          newSeed,
          newCells,
          protocol,
          newLooks,
          alpha,
          epsilon,
          order,
          sentinelShare,
          newBudgetMillis,
          jvmArguments,
          newCreatedAt,
          edition,
          newWeights,
          newRepeats,
          newShards,
          newVariants,
          newTasks,
          newMetric);
    }
  }
}
