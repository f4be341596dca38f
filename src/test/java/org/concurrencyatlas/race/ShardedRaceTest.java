package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.race.Races.AMPLE;
import static org.concurrencyatlas.race.Races.FOUR;
import static org.concurrencyatlas.race.Races.plan;
import static org.concurrencyatlas.race.Races.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.plan.shard.PlanCut;
import org.concurrencyatlas.plan.shard.Shard;
import org.concurrencyatlas.race.SimulatedForks.Truth;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.RunPlan.Order;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.shard.ShardCheck;
import org.concurrencyatlas.run.shard.ShardMerge;
import org.concurrencyatlas.run.shard.StoredShard;
import org.concurrencyatlas.stats.BinomialBounds;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.concurrencyatlas.verdict.RunWarning;
import org.concurrencyatlas.verdict.StopReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A race that is cut over machines. */
class ShardedRaceTest {
  private static final int SHARDS = 3;
  private static final List<Contender> TWO = Races.contenders("a", "b");
  private static final Environment HERE = Environments.HERE;

  @TempDir private Path results;

  /** In every third cell all are alike; in the others each is clearly behind the one before. */
  private static final Truth CLEAR =
      new Truth() {
        @Override
        public double speed(Cell cell, Contender contender) {
          boolean alike = cell.point().parameter("number") % 3 == 0;
          return alike ? 0 : -0.1 * cell.contenders().indexOf(contender);
        }

        @Override
        public double noise(Cell cell) {
          return 0.01;
        }
      };

  @Test
  @DisplayName("the shards of a map, put together, give the verdicts of the map run whole")
  void theMergedMapIsTheWholeMap() throws Exception {
    RunPlan whole = plan(8, FOUR, Order.INTERLEAVED, AMPLE);
    RunVerdicts expected = VerdictRules.of(whole, race(whole, CLEAR));

    RunDirectory merged = merge(shards(whole, CLEAR));
    RunVerdicts found = VerdictRules.of(merged.plan(), Journal.read(merged.journal()).forks());

    assertThat(found.cells()).extracting(CellVerdict::point).hasSize(8);
    assertThat(found.cells().stream().map(ShardedRaceTest::claim).toList())
        .isEqualTo(expected.cells().stream().map(ShardedRaceTest::claim).toList());
    assertThat(expected.cells())
        .extracting(CellVerdict::decision)
        .contains(Decision.WIN_CERTIFIED, Decision.TIE);
    assertThat(found.warnings()).isEmpty();
    assertThat(merged.plan().seed()).isEqualTo(whole.seed());
  }

  @Test
  @DisplayName("a shard measures its own cells alone and claims no more than the whole map would")
  void aShardIsAPart() throws Exception {
    RunPlan whole = plan(8, FOUR, Order.INTERLEAVED, AMPLE);
    RunPlan part = PlanCut.of(whole, new Shard(2, SHARDS), true);
    Log log = new Log();

    List<ForkResult> journal = race(part, CLEAR, List.of(), log);
    RunVerdicts verdicts = VerdictRules.of(part, journal);

    Set<Point> measured = new HashSet<>(journal.stream().map(ForkResult::point).toList());
    assertThat(measured).hasSize(3);
    assertThat(log.stopped).isEqualTo("every cell is closed");
    assertThat(log.progress.getLast().forksExpected()).isLessThan(2 * journal.size());
    assertThat(verdicts.cells())
        .allSatisfy(cell ->
            assertThat(cell.stopped() instanceof StopReason.InAnotherShard)
                .isEqualTo(!measured.contains(cell.point())));
    assertThat(verdicts.warnings())
        .containsExactly(new RunWarning.MissingShards(List.of(2), List.of(1, 3), SHARDS, 5));
    List<CellVerdict> mergedCells = verdictsOf(merge(shards(whole, CLEAR))).cells();
    for (int i = 0; i < mergedCells.size(); i++) {
      if (verdicts.cells().get(i).decision() == Decision.WIN_CERTIFIED) {
        assertThat(mergedCells.get(i).decision()).isEqualTo(Decision.WIN_CERTIFIED);
      }
    }
  }

  @Test
  @DisplayName("a shard that is stopped at any fork goes on as if it had not been")
  void aShardResumes() throws Exception {
    RunPlan part = PlanCut.of(plan(4, FOUR, Order.INTERLEAVED, AMPLE), new Shard(1, 2), true);
    List<ForkResult> whole = race(part, CLEAR);
    for (int cut = 0; cut <= whole.size(); cut += 5) {
      assertThat(Races.requests(race(part, CLEAR, whole.subList(0, cut), new Log())))
          .isEqualTo(Races.requests(whole));
    }
  }

  @Test
  @DisplayName("a missing shard is named with the cells that lack, and can be added later")
  void aMissingShard() throws Exception {
    List<StoredShard> all = shards(plan(8, FOUR, Order.INTERLEAVED, AMPLE), CLEAR);

    RunDirectory some = merge(List.of(all.get(0), all.get(2)));
    RunVerdicts incomplete = verdictsOf(some);

    assertThat(incomplete.warnings())
        .containsExactly(new RunWarning.MissingShards(List.of(1, 3), List.of(2), SHARDS, 3));
    assertThat(incomplete.cells())
        .filteredOn(cell -> cell.stopped() instanceof StopReason.InAnotherShard)
        .hasSize(3)
        .extracting(CellVerdict::decision)
        .containsOnly(Decision.INCONCLUSIVE);

    RunDirectory complete = merge(List.of(StoredShard.read(some), all.get(1)));
    assertThat(Files.readAllLines(complete.journal()))
        .isEqualTo(Files.readAllLines(merge(all).journal()));
    assertThat(complete.plan()).isEqualTo(merge(all).plan());
  }

  @Test
  @DisplayName("the order in which shards are given does not matter, and they stay as they are")
  void theOrderDoesNotMatter() throws Exception {
    List<StoredShard> all = shards(plan(8, FOUR, Order.INTERLEAVED, AMPLE), CLEAR);
    List<StoredShard> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    byte[] before = Files.readAllBytes(all.getFirst().directory().journal());

    assertThat(Files.readAllBytes(merge(reversed).journal()))
        .isEqualTo(Files.readAllBytes(merge(all).journal()));
    assertThat(Files.readAllBytes(all.getFirst().directory().journal())).isEqualTo(before);
    assertThat(Journal.read(merge(all).journal()).forks())
        .extracting(ForkResult::sequence)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  /** All contenders alike, so that every certified winner is a false one. */
  @Test
  @Tag("full")
  @DisplayName("α holds over the merged map")
  void theErrorRateIsTheMaps() throws Exception {
    long seed = 20261201;
    int maps = 1000;
    int wrong = 0;
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < maps; i++) {
      RunPlan whole =
          plan(6, TWO, Order.INTERLEAVED, AMPLE).within(Optional.of(seeds.nextLong()), AMPLE);
      List<CellVerdict> cells =
          verdictsOf(merge(shards(whole, SimulatedForks.alike(0.03)))).cells();
      wrong += cells.stream().anyMatch(cell -> cell.decision() == Decision.WIN_CERTIFIED) ? 1 : 0;
    }
    System.out.printf("seed %d: %d of %d merged maps with a false winner%n", seed, wrong, maps);
    assertThat(BinomialBounds.lowerBound(wrong, maps, 0.99)).isLessThan(0.05);
  }

  private static List<Object> claim(CellVerdict cell) {
    return List.of(
        cell.point(),
        cell.decision(),
        cell.size(),
        cell.leader().filter(_ -> cell.decision().isWin()));
  }

  private static RunVerdicts verdictsOf(RunDirectory run) throws IOException {
    return VerdictRules.of(run.plan(), Journal.read(run.journal()).forks());
  }

  private RunDirectory merge(List<StoredShard> shards) throws IOException {
    ShardCheck.refuseOthers(shards);
    return ShardMerge.into(results, shards);
  }

  /** Every shard of a plan, raced and kept. */
  private List<StoredShard> shards(RunPlan whole, Truth truth)
      throws IOException, InterruptedException {
    List<StoredShard> shards = new ArrayList<>();
    for (int i = 1; i <= SHARDS; i++) {
      RunPlan part = PlanCut.of(whole, new Shard(i, SHARDS), true);
      RunDirectory directory =
          new RunDirectory(Files.createTempDirectory(results, "shard-" + i + "-"));
      directory.write(part.cut(part.shards().orElseThrow(), Instant.ofEpochSecond(i)), HERE);
      Files.write(directory.journal(), race(part, truth).stream().map(Json::line).toList());
      shards.add(StoredShard.read(directory));
    }
    return shards;
  }
}
