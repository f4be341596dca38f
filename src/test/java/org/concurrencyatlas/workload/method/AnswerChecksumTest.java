package org.concurrencyatlas.workload.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal answers have equal checksums, others have not. */
class AnswerChecksumTest {
  private record Quote(@Nullable String name, List<Double> prices, TimeUnit unit) {}

  private static final class Plain {}

  private static final class WithHash {
    @Override
    public int hashCode() {
      return 7;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof WithHash;
    }
  }

  static Stream<List<Object>> equalOnes() {
    return Stream.of(
        List.of(1, 1L),
        List.of("abc", CharBuffer.wrap("abc")),
        List.of(1.5, 1.5f),
        List.of(new AtomicLong(3), 3),
        List.of(new int[] {1, 2}, new int[] {1, 2}),
        List.of(new Object[] {1, "x"}, List.of(1, "x")),
        List.of(new ArrayList<>(List.of(1, 2)), Arrays.asList(1, 2)),
        List.of(new LinkedHashSet<>(List.of(1, 2)), new LinkedHashSet<>(List.of(2, 1))),
        List.of(map("a", "b"), map("b", "a")),
        List.of(quote("x", 1, TimeUnit.DAYS), quote("x", 1, TimeUnit.DAYS)),
        List.of(List.of(quote("x", 1, TimeUnit.DAYS)), List.of(quote("x", 1, TimeUnit.DAYS))),
        List.of(new BigDecimal("1.50"), new BigDecimal("1.50")),
        List.of(Optional.of("x"), Optional.of("x")),
        List.of(new WithHash(), new WithHash()),
        List.of(new Plain(), new Plain()));
  }

  static Stream<List<Object>> otherOnes() {
    return Stream.of(
        List.of(1, 2),
        List.of("abc", "abd"),
        List.of(1.5, 1.25),
        List.of(new int[] {1, 2}, new int[] {2, 1}),
        List.of(new long[0], new long[1]),
        List.of(List.of(1, 2), List.of(2, 1)),
        List.of(Set.of(1), Set.of(2)),
        List.of(Map.of("a", 1), Map.of("a", 2)),
        List.of(quote("x", 1, TimeUnit.DAYS), quote("x", 2, TimeUnit.DAYS)),
        List.of(quote("x", 1, TimeUnit.DAYS), quote("x", 1, TimeUnit.HOURS)),
        List.of(quote("x", 1, TimeUnit.DAYS), quote(null, 1, TimeUnit.DAYS)),
        List.of(Optional.empty(), Optional.of("x")));
  }

  @ParameterizedTest
  @MethodSource("equalOnes")
  void equalAnswersHaveEqualChecksums(List<Object> pair) {
    assertThat(AnswerChecksum.of(pair.get(0))).isEqualTo(AnswerChecksum.of(pair.get(1)));
  }

  @ParameterizedTest
  @MethodSource("otherOnes")
  void otherAnswersHaveOtherChecksums(List<Object> pair) {
    assertThat(AnswerChecksum.of(pair.get(0))).isNotEqualTo(AnswerChecksum.of(pair.get(1)));
  }

  @Test
  void plainValuesAreReducedAsTheirBoxesAre() {
    assertThat(AnswerChecksum.ofLong(5)).isEqualTo(AnswerChecksum.of((short) 5));
    assertThat(AnswerChecksum.ofLong('x')).isEqualTo(AnswerChecksum.of('x'));
    assertThat(AnswerChecksum.ofBoolean(true)).isEqualTo(AnswerChecksum.of(true));
    assertThat(AnswerChecksum.ofDouble(0.5)).isEqualTo(AnswerChecksum.of(0.5));
    assertThat(AnswerChecksum.ofNothing()).isEqualTo(AnswerChecksum.of(null));
  }

  @Test
  void noPlainAnswerLooksLikeNoCall() {
    assertThat(AnswerChecksum.of(null)).isNotZero();
    assertThat(AnswerChecksum.ofLong(0)).isNotZero();
    assertThat(AnswerChecksum.of("")).isNotZero();
  }

  @Test
  void aStructureThatContainsItselfEnds() {
    List<Object> ring = new ArrayList<>();
    ring.add(ring);

    assertThat(AnswerChecksum.of(ring)).isEqualTo(AnswerChecksum.of(ring));
  }

  private static Map<String, Integer> map(String first, String second) {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put(first, first.hashCode());
    map.put(second, second.hashCode());
    return map;
  }

  private static Quote quote(@Nullable String name, double price, TimeUnit unit) {
    return new Quote(name, List.of(price), unit);
  }
}
