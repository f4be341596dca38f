package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestOutcome;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.view.MapCategory;
import org.concurrencyatlas.result.jmh.JmhMode;
import org.concurrencyatlas.stats.Interval;

/**
 * Who is best where: the contests of one class and mode, over two of their parameters; a board of
 * tiles where they differ in one parameter only, or in too many.
 */
final class ContestMap {
  /** More tiles would be too small for names; the rest has pictures of its own. */
  private static final int MOST_ON_A_BOARD = 40;

  private final ContestReport report;
  private final ContenderMarks marks;

  /** Contests that belong on one map. */
  private record Group(String suite, JmhMode mode, String by) {}

  ContestMap(ContestReport report, ContenderMarks marks) {
    this.report = report;
    this.marks = marks;
  }

  /** The contests of each map, at least two. */
  static List<List<Contest>> groups(ContestReport report) {
    Map<Group, List<Contest>> groups =
        report.contests().contested().stream()
            .collect(
                Collectors.groupingBy(
                    each -> new Group(each.place().suite(), each.place().mode(), each.by()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  /**
   * The map of some contests.
   *
   * @param before how many maps stand before it
   */
  Picture picture(int before, List<Contest> group) {
    MapDimensions dimensions = MapDimensions.of(group);
    Optional<MapDimensions.Maps> maps = dimensions.maps();
    List<Contest> shown = maps.isPresent() ? group : group.stream().limit(MOST_ON_A_BOARD).toList();
    TilePlot.Layout layout =
        maps.<TilePlot.Layout>map(MapDimensions.Maps::layout)
            .orElseGet(() -> new TilePlot.Board(shown.stream().map(dimensions::name).toList()));
    List<TilePlot.Placed> tiles =
        IntStream.range(0, shown.size())
            .mapToObj(i ->
                maps.map(each -> each.place(shown.get(i), tile(shown.get(i))))
                    .orElseGet(() -> new TilePlot.Placed(0, i, 0, tile(shown.get(i)))))
            .toList();
    String suite = ContestMapText.suite(group.getFirst());
    String left =
        shown.size() < group.size()
            ? " · the first %d of %d contests".formatted(shown.size(), group.size())
            : "";
    return new Picture(
        LazyPicture.name("winner-map", before, suite + " " + mode(group)),
        ContestMapText.headline(group, report.contests().epsilon()),
        mode(group) + " · " + ContestText.direction(group.getFirst()) + tileWords(group) + left,
        ContestMethod.line(report),
        note(group),
        new TilePlot(layout, tiles, legend(group)));
  }

  private static String mode(List<Contest> group) {
    return group.getFirst().place().mode().shortName();
  }

  private static String tileWords(List<Contest> group) {
    boolean units = group.stream().map(Contest::unit).distinct().count() > 1;
    return " · figures: how many times as slow the next is"
        + (units ? " · units differ by place" : "");
  }

  private TilePlot.Verdict tile(Contest contest) {
    List<ContestRow> who =
        switch (contest.outcome()) {
          case BEST, IMMATERIAL, NOT_CERTIFIED, NO_RIVAL -> contest.known().subList(0, 1);
          case TIE -> contest.in(ContestRow.State.TIED);
          case UNDECIDED -> contest.in(ContestRow.State.OPEN);
          case NOT_ALIKE, NO_FIGURES -> List.of();
        };
    return new TilePlot.Verdict(
        ContestNames.place(contest),
        category(contest.outcome()),
        who.stream().map(marks::oneLine).toList(),
        figure(contest),
        0);
  }

  private String figure(Contest contest) {
    String lead =
        contest.lead().map(each -> Numbers.ratio(Interval.unbounded(each.estimate()))).orElse("");
    String unknown = contest.unknown() == 0 ? "" : ", " + contest.unknown() + " unknown";
    String shown =
        switch (contest.outcome()) {
          case BEST, IMMATERIAL -> lead;
          case TIE -> "within " + Numbers.share(report.contests().epsilon());
          case NOT_CERTIFIED ->
              lead + contest.uncertified().map(why -> ", " + ContestText.reason(why)).orElse("");
          case UNDECIDED, NOT_ALIKE, NO_RIVAL, NO_FIGURES -> ContestText.words(contest.outcome());
        };
    return shown + unknown;
  }

  private static MapCategory category(ContestOutcome outcome) {
    return switch (outcome) {
      case BEST -> MapCategory.CERTIFIED;
      case IMMATERIAL -> MapCategory.NOT_BEATEN;
      case TIE -> MapCategory.TIE;
      case UNDECIDED, NOT_CERTIFIED, NOT_ALIKE, NO_RIVAL -> MapCategory.UNDECIDED;
      case NO_FIGURES -> MapCategory.NOBODY;
    };
  }

  /** Only what occurs is explained. */
  private List<TilePlot.LegendEntry> legend(List<Contest> group) {
    return new TreeSet<>(group.stream().map(each -> category(each.outcome())).toList())
        .stream()
            .map(each ->
                new TilePlot.LegendEntry(
                    each,
                    ContestMapText.words(each, outcomes(group, each), report.contests().epsilon())))
            .toList();
  }

  /** What a category stands for on this map. */
  private static List<ContestOutcome> outcomes(List<Contest> group, MapCategory category) {
    return group.stream()
        .map(Contest::outcome)
        .distinct()
        .filter(outcome -> category(outcome) == category)
        .sorted()
        .toList();
  }

  private SpeakerNote note(List<Contest> group) {
    List<String> says = new ArrayList<>();
    says.add(ContestMapText.headline(group, report.contests().epsilon()) + ".");
    for (ContestOutcome outcome : ContestOutcome.values()) {
      long count = group.stream().filter(each -> each.outcome() == outcome).count();
      if (count > 0) {
        says.add(ContestText.words(outcome) + ": " + Numbers.count(count, "contest") + ".");
      }
    }
    return new SpeakerNote(
        says,
        List.of(
            "The rows did not run in turn: what changed in the machine meanwhile is in the figures.",
            "Between the tiles nothing was measured.",
            "Another machine or another JDK can have another map."));
  }
}
