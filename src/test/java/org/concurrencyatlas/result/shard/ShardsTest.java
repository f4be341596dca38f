package org.concurrencyatlas.result.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShardsTest {
  @Test
  @DisplayName("every cell is in one shard, neighbours together, and no shard is empty")
  void theCutIsEven() {
    for (int cells = 1; cells <= 40; cells++) {
      for (int count = 1; count <= cells; count++) {
        List<Integer> shards = shardOfEachCell(cells, count);
        assertThat(shards).as("%s cells, %s shards", cells, count).isSorted();
        List<Integer> sizes =
            IntStream.rangeClosed(1, count)
                .map(shard -> (int) shards.stream().filter(each -> each == shard).count())
                .boxed()
                .sorted()
                .toList();
        assertThat(sizes.getFirst()).isPositive();
        assertThat(sizes.getLast() - sizes.getFirst()).isLessThanOrEqualTo(1);
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(cells);
      }
    }
  }

  @Test
  @DisplayName("parts that are put together have the shards of both and miss the others")
  void partsAdd() {
    Shards both = Shards.one(4, 5, "id").with(Shards.one(2, 5, "id"));

    assertThat(both.measured()).containsExactly(2, 4);
    assertThat(both.missing()).containsExactly(1, 3, 5);
    assertThat(both.isMerged()).isTrue();
    assertThat(both.isPart()).isTrue();
    assertThat(IntStream.range(0, 5).filter(cell -> both.holds(cell, 5))).containsExactly(1, 3);
  }

  @Test
  @DisplayName("what a damaged file may say is told from what can be")
  void impossibleParts() {
    assertThat(Shards.one(2, 5, "id").isPossible(5)).isTrue();
    assertThat(Shards.one(2, 5, "id").isPossible(4)).isFalse();
    assertThat(Shards.one(0, 5, "id").isPossible(5)).isFalse();
    assertThat(Shards.one(6, 5, "id").isPossible(9)).isFalse();
    assertThat(new Shards(0, List.of(1), "id").isPossible(5)).isFalse();
    assertThat(new Shards(3, List.of(), "id").isPossible(5)).isFalse();
    assertThat(new Shards(3, List.of(2, 1), "id").isPossible(5)).isFalse();
    assertThat(new Shards(3, List.of(2, 2), "id").isPossible(5)).isFalse();
  }

  private static List<Integer> shardOfEachCell(int cells, int count) {
    Shards cut = Shards.one(1, count, "id");
    return IntStream.range(0, cells).map(cell -> cut.of(cell, cells)).boxed().toList();
  }
}
