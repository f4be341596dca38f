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
    /** All forks of a contender, then the next contender: for demonstration, it is unsound. */
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

  /** A plan of workloads that the catalogue knows. */
  public RunPlan(
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
      List<Double> weights,
      String repeats,
      List<Variant> variants) {
    this(
        format,
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
        edition,
        weights,
        repeats,
        Optional.empty(),
        variants,
        List.of(),
        Optional.empty());
  }

  /** The same plan over methods of the user too. */
  public RunPlan racing(List<DeclaredTask> declared) {
    return copy(
        format, seed, cells, looks, budgetMillis, createdAt, weights, repeats, variants, declared);
  }

  /** The same plan on another metric; empty for throughput. */
  public RunPlan by(Optional<Cost> other) {
    return asked(createdAt, shards, other);
  }

  /**
   * The plan of a further session: the same cells, protocol, looks, rates, budget, order and flags,
   * with random orders of its own. Its seed follows from this plan's and the time.
   *
   * @param folder name of the folder of this plan's run; a repeat of a repeat names the first run
   * @param now when the new plan is fixed
   */
  public RunPlan repeated(String folder, Instant now) {
    long other = new SplittableRandom(seed ^ now.toEpochMilli()).nextLong();
    String first = repeats.isEmpty() ? folder : repeats;
    return copy(FORMAT, other, cells, looks, budgetMillis, now, weights, first, variants, tasks);
  }

  /** The same plan with another budget, and another seed where one is given. */
  public RunPlan within(Optional<Long> otherSeed, long otherBudgetMillis) {
    long other = otherSeed.orElse(seed);
    return copy(
        format,
        other,
        cells,
        looks,
        otherBudgetMillis,
        createdAt,
        weights,
        repeats,
        variants,
        tasks);
  }

  /** The same plan with other cells, looks and variants. */
  public RunPlan with(
      List<Cell> otherCells,
      List<Integer> otherLooks,
      List<Double> otherWeights,
      List<Variant> otherVariants) {
    return copy(
        format,
        seed,
        otherCells,
        otherLooks,
        budgetMillis,
        createdAt,
        otherWeights,
        repeats,
        otherVariants,
        tasks);
  }

  /**
   * The whole plan, of which a run measures a part. Any other copy of it is again of all cells.
   *
   * @param part which part
   * @param now when it was fixed
   */
  public RunPlan cut(Shards part, Instant now) {
    return asked(now, Optional.of(part), metric);
  }

  /** The same contests, asked for another part or another metric. */
  private RunPlan asked(Instant fixed, Optional<Shards> part, Optional<Cost> about) {
    return new RunPlan(
        format,
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
        fixed,
        edition,
        weights,
        repeats,
        part,
        variants,
        tasks,
        about);
  }

  /** Whether a run of this plan measures a cell, named by its position. */
  public boolean measures(int cell) {
    return shards.map(part -> part.holds(cell, cells.size())).orElse(true);
  }

  /** What no copy changes stays: how forks measure, the rates, the order and the flags. */
  private RunPlan copy(
      int newFormat,
      long newSeed,
      List<Cell> newCells,
      List<Integer> newLooks,
      long newBudgetMillis,
      Instant newCreatedAt,
      List<Double> newWeights,
      String newRepeats,
      List<Variant> newVariants,
      List<DeclaredTask> newTasks) {
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
        Optional.empty(),
        newVariants,
        newTasks,
        metric);
  }
}
