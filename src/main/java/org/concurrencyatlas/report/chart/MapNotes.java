package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.view.MapCategory;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;

/** The speaker's note of a map. */
final class MapNotes {
  private MapNotes() {}

  /** What the tiles show. */
  static String subtitle(List<MapTile> tiles, Metric metric) {
    boolean failures = tiles.stream().anyMatch(tile -> tile.failed() > 0);
    String lasting = metric == Metric.THROUGHPUT ? MapSentence.lasting(tiles) : "";
    return metric.title()
        + ", the lead over the next"
        + (lasting.isEmpty() ? "" : " · " + lasting)
        + (failures ? " · in the corner: how many did not finish" : "");
  }

  static SpeakerNote of(List<MapTile> tiles, Metric metric, ReportInput input) {
    List<String> says = new ArrayList<>();
    for (MapCategory category : MapCategory.values()) {
      long count = tiles.stream().filter(tile -> tile.category() == category).count();
      if (count > 0) {
        says.add(
            "%s: %s."
                .formatted(
                    category.words(input.verdicts().epsilon()), Numbers.count(count, "cell")));
      }
    }
    long failures = tiles.stream().mapToLong(MapTile::failed).sum();
    if (failures > 0) {
      says.add("Contenders that did not finish, over all cells: " + failures + ".");
    }
    List<String> not = new ArrayList<>();
    if (metric != input.primary()) {
      not.add("The figures are tested as the race's own are, at an error rate of this map's own.");
    }
    if (metric == Metric.CPU || metric == Metric.MEMORY) {
      not.add("They count all processes of a fork, its JVM's own share included.");
    }
    if (tiles.stream().anyMatch(tile -> tile.category() == MapCategory.PROVISIONAL)) {
      not.add("A hatched cell is likely, not certain: do not quote it without saying so.");
    }
    not.add("Between the cells nothing was measured.");
    not.add("Another machine or another JDK can have another map.");
    if (Double.isFinite(input.verdicts().resolution())) {
      not.add(
          "In this session a lead is certified with 80 %% power from %s on: smaller ones may be missed."
              .formatted(Numbers.share(input.verdicts().resolution())));
    }
    return new SpeakerNote(says, not);
  }
}
