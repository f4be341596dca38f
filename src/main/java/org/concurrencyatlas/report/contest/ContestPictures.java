package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestOutcome;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.result.UsageException;

/** Which pictures an imported file has: maps, a picture for each contest, rows without a rival. */
public final class ContestPictures {
  /** Of more pictures a report shows the first: a reader would not look at more. */
  private static final int MOST_MAPS = 4;

  private static final int MOST_CONTESTS = 8;

  /** Of a file with more contests than {@link #LARGE} only these: its map says more. */
  private static final int MOST_OF_LARGE = 3;

  private static final int LARGE = 40;
  private static final int MOST_ALONE = 3;

  private final ContestReport report;
  private final ContenderMarks marks;

  private ContestPictures(ContestReport report) {
    this.report = report;
    this.marks = new ContenderMarks(report.contests().all());
  }

  /**
   * The pictures of a report.
   *
   * @param pictures those that it shows, maps first
   * @param left how many more could be drawn
   */
  public record Gallery(List<Picture> pictures, int left) {
    public Gallery {
      pictures = List.copyOf(pictures);
    }
  }

  /** The first pictures of each kind. */
  public static Gallery gallery(ContestReport report) {
    ContestPictures all = new ContestPictures(report);
    List<Supplier<Picture>> maps = all.maps();
    List<Supplier<Picture>> contests = all.contests();
    List<Supplier<Picture>> alone = all.alone();
    List<Picture> shown = new ArrayList<>();
    maps.stream().limit(MOST_MAPS).map(Supplier::get).forEach(shown::add);
    int most = contests.size() > LARGE ? MOST_OF_LARGE : MOST_CONTESTS;
    contests.stream().limit(most).map(Supplier::get).forEach(shown::add);
    alone.stream().limit(MOST_ALONE).map(Supplier::get).forEach(shown::add);
    return new Gallery(shown, maps.size() + contests.size() + alone.size() - shown.size());
  }

  /**
   * All pictures of one kind.
   *
   * @param kind the winner map, or {@link ChartKind#CELL} for the contests
   * @param contest only that contest, from 1 in the order of the file; empty for all
   * @throws UsageException when an imported file has no such pictures, or this one has none
   */
  public static List<Picture> of(ContestReport report, ChartKind kind, OptionalInt contest) {
    ContestPictures all = new ContestPictures(report);
    List<Supplier<Picture>> pictures =
        switch (kind) {
          case WINNER_MAP -> all.maps();
          case CELL -> all.contests();
          case CROSSOVER,
              SCALING,
              LATENCY,
              LATENCY_OVER_TIME,
              QUANTILES,
              POOL_SIZE,
              ISOLATION,
              EFFICIENCY,
              MEMORY_SLOPE,
              PARETO,
              LOST_UPDATES ->
              throw new UsageException(
                  "an imported file has no chart %s; give winner-map or cell".formatted(kind.id()));
        };
    if (pictures.isEmpty()) {
      throw new UsageException(
          "this file has nothing for the chart %s: no class has two contests".formatted(kind.id()));
    }
    if (contest.isPresent() && (kind != ChartKind.CELL || contest.getAsInt() > pictures.size())) {
      throw new UsageException(
          "--cell %d names no contest of the chart %s; give --chart cell and 1 to %d"
              .formatted(contest.getAsInt(), kind.id(), all.contests().size()));
    }
    return contest.isPresent()
        ? List.of(pictures.get(contest.getAsInt() - 1).get())
        : pictures.stream().map(Supplier::get).toList();
  }

  private List<Supplier<Picture>> maps() {
    ContestMap map = new ContestMap(report, marks);
    List<Supplier<Picture>> pictures = new ArrayList<>();
    for (List<Contest> group : ContestMap.groups(report)) {
      int before = pictures.size();
      pictures.add(() -> map.picture(before, group));
    }
    return pictures;
  }

  /** Every contest of several rows, also one in which only one or none has a figure. */
  private List<Supplier<Picture>> contests() {
    ContestBars bars = new ContestBars(report, marks);
    List<Supplier<Picture>> pictures = new ArrayList<>();
    for (Contest contest : report.numbered()) {
      int before = pictures.size();
      pictures.add(() -> bars.contest(before, contest));
    }
    return pictures;
  }

  private List<Supplier<Picture>> alone() {
    ContestBars bars = new ContestBars(report, marks);
    Map<List<String>, List<Contest>> groups =
        report.contests().all().stream()
            .filter(each -> each.outcome() == ContestOutcome.NO_RIVAL && each.rows().size() == 1)
            .collect(
                Collectors.groupingBy(
                    each ->
                        List.of(each.place().suite(), each.place().mode().shortName(), each.unit()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Supplier<Picture>> pictures = new ArrayList<>();
    for (List<Contest> group : groups.values()) {
      for (int from = 0; from < group.size(); from += ContestBars.MOST_ROWS) {
        int before = pictures.size();
        List<Contest> part =
            group.subList(from, Math.min(group.size(), from + ContestBars.MOST_ROWS));
        pictures.add(() -> bars.alone(before, part));
      }
    }
    return pictures;
  }
}
