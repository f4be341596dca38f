package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.draw.Note;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.Tile;

/** The speaker's note of a map. */
final class MapNotes {
  private MapNotes() {}

  /** What the tiles show. */
  static String subtitle(List<Tile> tiles, Objective objective) {
    boolean failures = tiles.stream().anyMatch(tile -> tile.failed() > 0);
    return objective.title()
        + ", the lead over the next"
        + (failures ? " · in the corner: how many did not finish" : "");
  }

  static Note of(List<Tile> tiles, Objective objective, Findings findings) {
    List<String> says = new ArrayList<>();
    for (Tile.Claim claim : Tile.Claim.values()) {
      long count = tiles.stream().filter(tile -> tile.claim() == claim).count();
      if (count > 0) {
        says.add("%s: %s.".formatted(claim.words(), Figures.count(count, "cell")));
      }
    }
    long failures = tiles.stream().mapToLong(Tile::failed).sum();
    if (failures > 0) {
      says.add("Contenders that did not finish, over all cells: " + failures + ".");
    }
    List<String> not = new ArrayList<>();
    if (objective != Objective.THROUGHPUT) {
      not.add("These are medians over forks. No difference on this map was tested.");
      not.add("They count all processes of a fork, its JVM's own share included.");
    }
    not.add("A hatched cell is likely, not certain: do not quote it without saying so.");
    not.add("Between the cells nothing was measured.");
    not.add("Another machine or another JDK can have another map.");
    if (Double.isFinite(findings.verdicts().resolution())) {
      not.add(
          "Differences under %s cannot be seen in this session."
              .formatted(Figures.share(findings.verdicts().resolution())));
    }
    return new Note(says, not);
  }
}
