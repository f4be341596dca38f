package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.concurrencyatlas.analysis.JournalBuilder.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.inference.SequentialEvidence;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.junit.jupiter.api.Test;

/** What must not change a verdict, on random maps. */
class MetamorphicTest {
  private static final int MAPS = 25;
  private static final double EXACT = 1e-9;

  @Test
  void measuringInAnotherUnitOfTimeChangesNothing() {
    onRandomMaps(map -> {
      RunVerdicts other = VerdictRules.of(map.plan, map.withTimes(fork -> scaled(fork, 3.7)));
      assertThat(other.cells()).hasSameSizeAs(map.verdicts().cells());
      for (int i = 0; i < other.cells().size(); i++) {
        assertSame(other.cells().get(i), map.verdicts().cells().get(i));
      }
    });
  }

  @Test
  void timePerOperationInsteadOfThroughputTurnsTheSignOnly() {
    onRandomMaps(map -> {
      List<ForkResult> inverted = map.withTimes(fork -> withTime(fork, 1e12 / time(fork)));
      RunInference throughput = RunInference.replay(map.plan, map.forks);
      RunInference times = RunInference.replay(map.plan, inverted);
      for (int i = 0; i < throughput.cells().size(); i++) {
        SequentialEvidence one = throughput.cells().get(i).pairs().of(0, 1);
        SequentialEvidence other = times.cells().get(i).pairs().of(1, 0);
        assertThat(other.first().ahead()).isCloseTo(one.first().ahead(), within(EXACT));
        assertThat(other.second().notWorse()).isCloseTo(one.second().notWorse(), within(EXACT));
      }
    });
  }

  @Test
  void theIntervalOfIOverJIsTheReciprocalOfJOverI() {
    onRandomMaps(map -> {
      for (CellInference cellInference : RunInference.replay(map.plan, map.forks).cells()) {
        SequentialEvidence one = cellInference.pairs().of(0, 1);
        SequentialEvidence other = cellInference.pairs().of(1, 0);
        Interval ratio = Objects.requireNonNull(one.last()).interval(0.01).exp();
        Interval reciprocal = Objects.requireNonNull(other.last()).interval(0.01).exp();
        assertThat(ratio.low()).isCloseTo(1 / reciprocal.high(), within(EXACT));
        assertThat(ratio.high()).isCloseTo(1 / reciprocal.low(), within(EXACT));
        assertThat(one.first()).isEqualTo(other.second());
      }
    });
  }

  @Test
  void theOrderOfContendersCellsAndBlocksChangesNothing() {
    onRandomMaps(map -> {
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : map.plan.cells()) {
        cells.add(JournalBuilder.cell(number(cell), reversed(cell.contenders())));
      }
      Collections.shuffle(cells, map.random);
      int blocks = map.plan.looks().getLast();
      List<ForkResult> reversedBlocks =
          map.forks.stream().map(f -> inBlock(f, blocks + 1 - f.block())).toList();
      RunPlan other = plan(map.plan.looks(), cells.toArray(Cell[]::new));

      Map<Object, CellVerdict> verdicts =
          VerdictRules.of(other, reversedBlocks).cells().stream()
              .collect(Collectors.toMap(CellVerdict::point, v -> v));
      for (CellVerdict expected : map.verdicts().cells()) {
        assertSame(Objects.requireNonNull(verdicts.get(expected.point())), expected);
      }
    });
  }

  @Test
  void aContenderTwiceAsSlowNeverChangesTheLeader() {
    onRandomMaps(map -> {
      Contender slow = Contender.parse("slow");
      List<ForkResult> forks = new ArrayList<>(map.forks);
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < map.plan.cells().size(); i++) {
        Cell cell = map.plan.cells().get(i);
        Contender leader = map.verdicts().cells().get(i).leader().orElseThrow();
        map.forks.stream()
            .filter(f -> f.point().equals(cell.point()) && f.contender().equals(leader))
            .map(f -> of(scaled(f, 2 + 0.02 * map.random.nextGaussian()), slow))
            .forEach(forks::add);
        List<Contender> more = new ArrayList<>(cell.contenders());
        more.add(slow);
        cells.add(JournalBuilder.cell(number(cell), more.toArray(Contender[]::new)));
      }

      RunVerdicts verdicts =
          VerdictRules.of(plan(map.plan.looks(), cells.toArray(Cell[]::new)), forks);

      assertThat(verdicts.cells().stream().map(CellVerdict::leader))
          .isEqualTo(map.verdicts().cells().stream().map(CellVerdict::leader).toList());
    });
  }

  @Test
  void moreIterationsWithTheSameForkMeanAddNoCertainty() {
    onRandomMaps(map -> {
      RunVerdicts steady = VerdictRules.of(map.plan, map.withTimes(f -> withManyIterations(f, 0)));
      RunVerdicts restless =
          VerdictRules.of(map.plan, map.withTimes(f -> withManyIterations(f, 0.1)));
      for (int i = 0; i < steady.cells().size(); i++) {
        CellVerdict expected = map.verdicts().cells().get(i);
        assertSame(steady.cells().get(i), expected);
        assertThat(restless.cells().get(i).p()).isGreaterThanOrEqualTo(expected.p() - EXACT);
      }
    });
  }

  @Test
  void certifiedWinsAreProvisionalOnesAndThoseAreNominallySignificant() {
    onRandomMaps(map -> {
      RunInference inference = RunInference.replay(map.plan, map.forks);
      double[] certified = inference.certified();
      double[] provisional = inference.provisional();
      for (int i = 0; i < certified.length; i++) {
        double raw = inference.cells().get(i).p();
        assertThat(certified[i]).isGreaterThanOrEqualTo(provisional[i] - EXACT);
        assertThat(provisional[i]).isGreaterThanOrEqualTo(raw - EXACT);
      }
    });
  }

  private static void onRandomMaps(Consumer<RandomMap> property) {
    for (int seed = 0; seed < MAPS; seed++) {
      RandomMap map = new RandomMap(seed);
      try {
        property.accept(map);
      } catch (AssertionError e) {
        throw new AssertionError("with seed " + seed, e);
      }
    }
  }

  private static void assertSame(CellVerdict actual, CellVerdict expected) {
    assertThat(actual.decision()).isEqualTo(expected.decision());
    assertThat(actual.leader()).isEqualTo(expected.leader());
    assertThat(actual.survivors()).containsExactlyInAnyOrderElementsOf(expected.survivors());
    assertThat(actual.p()).isCloseTo(expected.p(), within(EXACT));
    assertThat(actual.resolution()).isCloseTo(expected.resolution(), within(EXACT));
    for (int i = 0; i < actual.results().size(); i++) {
      Interval ratio = actual.results().get(i).ratioToLeader();
      assertThat(actual.results().get(i).contender())
          .isEqualTo(expected.results().get(i).contender());
      assertThat(ratio.low())
          .isCloseTo(expected.results().get(i).ratioToLeader().low(), within(EXACT));
    }
  }

  /** A few cells of a few contenders that differ a little or much, five blocks, one look. */
  private static final class RandomMap {
    private final Random random;
    private final RunPlan plan;
    private final List<ForkResult> forks;

    RandomMap(int seed) {
      random = new Random(seed);
      random.nextLong();
      Contender[] contenders =
          IntStream.range(0, 2 + random.nextInt(3))
              .mapToObj(i -> Contender.parse("m" + i))
              .toArray(Contender[]::new);
      Cell[] cells =
          IntStream.range(0, 2 + random.nextInt(4))
              .mapToObj(i -> JournalBuilder.cell(i, contenders))
              .toArray(Cell[]::new);
      plan = plan(List.of(5), cells);
      JournalBuilder journal = new JournalBuilder();
      for (Cell cell : cells) {
        double spread = random.nextInt(3) * 0.15;
        for (Contender contender : contenders) {
          double usual = 10 * Math.exp(spread * random.nextDouble());
          journal.forks(
              cell,
              contender,
              IntStream.range(0, 5)
                  .mapToDouble(b -> usual * Math.exp(0.02 * random.nextGaussian()))
                  .toArray());
        }
      }
      forks = journal.journal();
    }

    RunVerdicts verdicts() {
      return VerdictRules.of(plan, forks);
    }

    List<ForkResult> withTimes(UnaryOperator<ForkResult> change) {
      return forks.stream().map(change).toList();
    }
  }

  private static int number(Cell cell) {
    return (int) cell.point().parameter("number");
  }

  private static Contender[] reversed(List<Contender> contenders) {
    return contenders.reversed().toArray(Contender[]::new);
  }

  private static double time(ForkResult fork) {
    return fork.nanosPerBatch();
  }

  private static ForkResult scaled(ForkResult fork, double factor) {
    return withTime(fork, factor * time(fork));
  }

  private static ForkResult withTime(ForkResult fork, double nanos) {
    Iteration iteration = new Iteration(10, nanos);
    return with(fork, fork.contender(), fork.block(), List.of(iteration, iteration));
  }

  private static ForkResult withManyIterations(ForkResult fork, double scatter) {
    List<Iteration> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(
          new Iteration(10, time(fork) * (1 + ((i + fork.block()) % 2 == 0 ? scatter : -scatter))));
    }
    return with(fork, fork.contender(), fork.block(), many);
  }

  private static ForkResult of(ForkResult fork, Contender contender) {
    return with(fork, contender, fork.block(), fork.iterations());
  }

  private static ForkResult inBlock(ForkResult fork, int block) {
    return with(fork, fork.contender(), block, fork.iterations());
  }

  private static ForkResult with(
      ForkResult fork, Contender contender, int block, List<Iteration> iterations) {
    return ForkBuilder.like(fork).contender(contender).block(block).iterations(iterations).build();
  }
}
