package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A map of 1,000 cells × 8 contenders × 8 forks: every look of every cell is drawn again from the
 * journal. The time is printed for the reader, not asserted: it is the machine's as much as ours.
 */
class LargeMapTest {
  private static final int CELLS = 1_000;
  private static final int CONTENDERS = 8;
  private static final int BLOCKS = 8;
  private static final int REPEATS = 7;

  @Test
  @Tag("full")
  void allVerdictsOfALargeMapAreDrawnAgain() {
    Contender[] contenders =
        IntStream.range(0, CONTENDERS)
            .mapToObj(i -> Contender.parse("m" + i))
            .toArray(Contender[]::new);
    Cell[] cells =
        IntStream.range(0, CELLS)
            .mapToObj(i -> JournalBuilder.cell(i, contenders))
            .toArray(Cell[]::new);
    RunPlan plan = JournalBuilder.plan(List.of(3, 5, 8), cells);
    JournalBuilder journal = journal(cells, contenders);

    double[] millis = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      RunVerdicts verdicts = VerdictRules.of(plan, journal.journal());
      millis[i] = (System.nanoTime() - start) / 1e6;
      assertThat(verdicts.cells()).hasSize(CELLS).allMatch(cell -> cell.leader().isPresent());
    }
    System.out.printf(
        "refit and verdicts of %,d cells × %d contenders × %d forks: first %.0f ms, then %s ms%n",
        CELLS,
        CONTENDERS,
        BLOCKS,
        millis[0],
        Arrays.toString(Arrays.stream(millis).skip(1).mapToLong(Math::round).toArray()));
  }

  /** A journal in the order of a race: block by block over all cells. */
  private static JournalBuilder journal(Cell[] cells, Contender[] contenders) {
    Random random = new Random(17);
    JournalBuilder journal = new JournalBuilder();
    for (int block = 1; block <= BLOCKS; block++) {
      for (Cell cell : cells) {
        for (int i = 0; i < contenders.length; i++) {
          double millis = 10 * Math.exp(0.01 * i + 0.03 * random.nextGaussian());
          journal.measured(cell, contenders[i], block, millis);
        }
      }
    }
    return journal;
  }
}
