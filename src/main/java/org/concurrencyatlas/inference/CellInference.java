package org.concurrencyatlas.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.VariancePrior;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.Incomparable;
import org.concurrencyatlas.verdict.StopReason;

/**
 * What a prefix of the journal says of one cell. Contenders are named by their position in the
 * cell.
 */
public final class CellInference {
  /** Measuring errs by at most this much; what is faster than the limit did not do the work. */
  private static final double MOST_OF_LIMIT = 1.02;

  private final InferenceRules rules;
  private final Cell cell;
  private final CellForks forks;
  private final PairwiseTests pairs;
  private final ContenderStatus status;
  private int looks;
  private CellLeader leader = CellLeader.NONE;
  private Optional<StopReason> closed = Optional.empty();
  private Optional<Incomparable> incomparable = Optional.empty();
  private LogVariances variances = LogVariances.NONE;

  CellInference(InferenceRules rules, Cell cell) {
    this.rules = rules;
    this.cell = cell;
    this.forks = new CellForks(cell, rules.metric());
    this.pairs = new PairwiseTests(cell.contenders().size());
    this.status = new ContenderStatus(cell.contenders().size());
  }

  /** Takes the next fork of this cell; a failure takes effect at once. */
  void add(ForkResult fork) {
    forks.add(fork);
    int i = cell.contenders().indexOf(fork.contender());
    if (i < 0) {
      return;
    }
    status.judge(i, forks.defect(i), forks.dropped(i));
    if (!status.contends(i)) {
      assess();
      variances = pairs.variances(status::survives);
    }
    boolean pointless = looks > 0 ? status.contending().count() < 2 : active().findAny().isEmpty();
    if (open() && pointless) {
      close(new StopReason.NoContest());
    }
  }

  /** Ends the journal: a contender without any fork does not hold up the others any more. */
  void conclude() {
    status
        .contending()
        .filter(i -> forks.blocks(i) == 0)
        .forEach(i -> status.judge(i, Optional.of(new Exclusion.NotMeasured()), true));
    assess();
  }

  /** Whether the blocks of the next look are complete. */
  boolean lookIsDue() {
    return open() && looks < rules.looks().size() && blocks() >= rules.looks().get(looks);
  }

  /** Draws the next look: the scores of its blocks count from now on. */
  void measure() {
    pairs.measure(forks, rules.looks().get(looks), status::survives);
    looks++;
    variances = pairs.variances(status::survives);
  }

  /** The variances of the pairs that are still open; none before the first look. */
  LogVariances variances() {
    return open() ? variances : LogVariances.NONE;
  }

  /** Tests the pairs at the look that was just drawn. */
  void test(VariancePrior prior) {
    pairs.test(prior, looks - 1, rules, status::survives);
    assess();
  }

  /**
   * Eliminates whom a rival beats by more than the margin at α/(m·K(K−1)). The last rival of the
   * leader is kept until the cell is decided: without it no further block could show anything.
   *
   * @param undecided m, the undecided cells of the map
   * @return who was eliminated
   */
  List<Integer> eliminate(int undecided) {
    List<Integer> out = new ArrayList<>();
    double threshold = rules.alpha() / (undecided * (double) status.size() * (status.size() - 1));
    int[] beaten =
        status
            .survivors()
            .filter(i -> i != leader.index() && beatenAt(i) <= threshold)
            .boxed()
            .sorted(Comparator.comparingDouble(this::beatenAt))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i : beaten) {
      if (status.survivors().count() > 2) {
        status.eliminate(i, beatenBy(conqueror(i)));
        out.add(i);
      }
    }
    variances = pairs.variances(status::survives);
    return out;
  }

  /** No more blocks are run. */
  void close(StopReason reason) {
    closed = Optional.of(reason);
  }

  /** That a contender was beaten by this rival at the last look. */
  public Exclusion.Beaten beatenBy(int rival) {
    return new Exclusion.Beaten(cell.contenders().get(rival), blocksAtLook());
  }

  /** Whether all survivors are shown to be within ε of the leader at the last look. */
  public boolean tied() {
    return hasLeader()
        && incomparable.isEmpty()
        && status.survivors().count() > 1
        && status
            .survivors()
            .filter(j -> j != leader.index())
            .mapToObj(j -> pairs.of(leader.index(), j))
            .allMatch(pair -> pair.look() == looks - 1 && isWithin(pair));
  }

  /** Who is shown to be within ε of the leader at the pair's last look, eliminated or not. */
  public List<Integer> within() {
    if (!hasLeader() || looks == 0 || incomparable.isPresent()) {
      return List.of();
    }
    return status
        .contending()
        .filter(j -> j != leader.index())
        .filter(j -> isWithin(pairs.of(leader.index(), j)))
        .boxed()
        .toList();
  }

  private boolean isWithin(SequentialEvidence pair) {
    return pair.last() != null && pWithin(pair) <= rules.tail(pair.look(), status.size());
  }

  /** Error probability of "the two are within ε"; 1 before the first look of the pair. */
  private double pWithin(SequentialEvidence pair) {
    return pair.last() == null ? 1 : pair.last().pWithin(rules.margin());
  }

  /** The blocks at the look that showed best that the leader beats a rival. */
  public int wonAtBlocks(int rival) {
    int look = pairs.claims(leader.index(), rival).aheadAtLook();
    return look < 0 ? 0 : rules.looks().get(look);
  }

  /**
   * The lead over the closest rival that would be certified at the next look with 80 % power, as a
   * share; NaN before the first look.
   *
   * @param rank how many cells still share the error rate
   */
  public double resolution(int rank) {
    return closest()
        .map(gap -> Math.expm1(futility(gap, rank).smallestCertified()))
        .orElse(Double.NaN);
  }

  /**
   * What further blocks may show; empty before the first look and after the last.
   *
   * @param rank how many cells still share the error rate
   */
  Optional<FutilityRule> outlook(int rank) {
    return looks > rules.lastLook() ? Optional.empty() : closest().map(gap -> futility(gap, rank));
  }

  /** The scores of the leader over the rival that is the least surely behind. */
  private Optional<ModeratedMean> closest() {
    return survivor(j -> pairs.claims(leader.index(), j).ahead())
        .flatMap(rival -> Optional.ofNullable(pairs.of(leader.index(), rival).last()));
  }

  /**
   * Against whom the claim on the leader would fail first: of those that tie with it the one that
   * is the least surely within ε, else the one that is the least surely behind. Empty before the
   * first look.
   */
  public Optional<Integer> closestRival() {
    return tied()
        ? survivor(j -> pWithin(pairs.of(leader.index(), j)))
        : survivor(j -> pairs.claims(leader.index(), j).ahead());
  }

  /** The survivor beside the leader of which this is the largest. */
  private Optional<Integer> survivor(IntToDoubleFunction largest) {
    return !hasLeader() || looks == 0
        ? Optional.empty()
        : status
            .survivors()
            .filter(j -> j != leader.index())
            .boxed()
            .max(Comparator.comparingDouble(largest::applyAsDouble));
  }

  public Cell cell() {
    return cell;
  }

  public CellForks forks() {
    return forks;
  }

  public ContenderStatus status() {
    return status;
  }

  public PairwiseTests pairs() {
    return pairs;
  }

  public boolean open() {
    return closed.isEmpty();
  }

  /** Why no more blocks are run; empty while the cell is open. */
  public Optional<StopReason> closed() {
    return closed;
  }

  /** What the contenders are compared by; empty for throughput. */
  public Optional<Cost> metric() {
    return rules.metric();
  }

  /** How many looks were drawn. */
  public int looks() {
    return looks;
  }

  /** The blocks that count at the last look, 0 before the first. */
  public int blocksAtLook() {
    return looks == 0 ? 0 : rules.looks().get(looks - 1);
  }

  /** Complete blocks: those in which every active contender has a fork. */
  public int blocks() {
    return active().map(forks::blocks).min().orElse(0);
  }

  /** Blocks that were begun: the most forks that an active contender has. */
  public int begun() {
    return active().map(forks::blocks).max().orElse(0);
  }

  /** The best contender so far: the one whose least certain lead is the most certain. */
  public Optional<Integer> leader() {
    return hasLeader() ? Optional.of(leader.index()) : Optional.empty();
  }

  /** Error probability of "the leader beats every rival". */
  public double p() {
    return leader.p();
  }

  /** Error probability of "the leader beats every rival by more than δ₀". */
  double pClear() {
    return leader.pClear();
  }

  /** Error probability of "the leader loses at most ε to any rival". */
  double pNotWorse() {
    return leader.pNotWorse();
  }

  /** Why nothing may be concluded from the cell's figures; empty when something may. */
  public Optional<Incomparable> incomparable() {
    return incomparable;
  }

  private boolean hasLeader() {
    return leader.index() >= 0;
  }

  /** Those that the next block runs. */
  IntStream active() {
    return status.active(looks == 0);
  }

  private FutilityRule futility(ModeratedMean gap, int rank) {
    return new FutilityRule(rules, gap, looks - 1, rules.alpha() / (rank * (double) status.size()));
  }

  private void assess() {
    incomparable = findIncomparable();
    leader = CellLeader.of(forks, status, pairs, incomparable.isEmpty());
  }

  private Optional<Incomparable> findIncomparable() {
    if (forks.mixedProtocols()) {
      return Optional.of(new Incomparable.DifferentProtocols());
    }
    if (forks.mixedEnvironments()) {
      return Optional.of(new Incomparable.DifferentEnvironments());
    }
    return IntStream.range(0, status.size())
        .filter(i -> forks.shareOfFastestProbe(i) > MOST_OF_LIMIT)
        .boxed()
        .findFirst()
        .map(i ->
            new Incomparable.AboveLimit(cell.contenders().get(i), forks.shareOfFastestProbe(i)));
  }

  private double beatenAt(int i) {
    return pairs.claims(conqueror(i), i).farAhead();
  }

  private int conqueror(int i) {
    return status
        .contending()
        .filter(j -> j != i)
        .boxed()
        .min(Comparator.comparingDouble(j -> pairs.claims(j, i).farAhead()))
        .orElseThrow();
  }
}
