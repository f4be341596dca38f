package org.concurrencyatlas.report.chart;

import java.util.List;
import java.util.function.Supplier;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.result.UsageException;

/** Which charts a run has. */
public final class Charts {
  /** Above this number a report shows a selection: a reader would not look at more. */
  private static final int MOST_SHOWN = 40;

  private static final int SELECTED_OF_A_KIND = 3;

  private static final List<ChartKind> IN_REPORTS =
      List.of(
          ChartKind.WINNER_MAP,
          ChartKind.SCALING,
          ChartKind.ISOLATION,
          ChartKind.EFFICIENCY,
          ChartKind.MEMORY_SLOPE,
          ChartKind.CELL);

  /**
   * The pictures of a report.
   *
   * @param figures those that it shows
   * @param left how many more could be drawn
   */
  public record Gallery(List<Figure> figures, int left) {
    /** Copies the list. */
    public Gallery {
      figures = List.copyOf(figures);
    }
  }

  private Charts() {}

  /**
   * All pictures of one kind.
   *
   * @throws UsageException when the run has none
   */
  public static List<Figure> of(ChartKind kind, Findings findings, Objective objective) {
    List<Supplier<Figure>> drafts = kind.drafts(findings, objective);
    if (drafts.isEmpty()) {
      throw new UsageException(
          "this run has nothing for the chart %s (%s); give another one"
              .formatted(kind.id(), kind.description()));
    }
    return drafts.stream().map(Supplier::get).toList();
  }

  /** All pictures, or of a large run the first of each kind. */
  public static Gallery gallery(Findings findings) {
    List<List<Supplier<Figure>>> kinds =
        IN_REPORTS.stream().map(kind -> kind.drafts(findings, Objective.THROUGHPUT)).toList();
    int all = kinds.stream().mapToInt(List::size).sum();
    int most = all > MOST_SHOWN ? SELECTED_OF_A_KIND : MOST_SHOWN;
    List<Figure> shown =
        kinds.stream().flatMap(drafts -> drafts.stream().limit(most)).map(Supplier::get).toList();
    return new Gallery(shown, all - shown.size());
  }
}
