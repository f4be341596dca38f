package org.concurrencyatlas.report.plot;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.result.Point;

/**
 * A picture that a run has, not made yet: of a large run most never are.
 *
 * @param cells the cells that it shows
 * @param picture makes it
 */
public record LazyPicture(List<CellSummary> cells, Supplier<Picture> picture) {
  private static final int LONGEST_NAME = 80;

  public LazyPicture {
    cells = List.copyOf(cells);
  }

  public boolean shows(Point point) {
    return cells.stream().anyMatch(cell -> cell.verdict().point().equals(point));
  }

  public Picture make() {
    return picture.get();
  }

  /** A file's name: lower case, digits and hyphens only; the number keeps cut names apart. */
  public static String name(String prefix, int before, String text) {
    String name = String.format(Locale.ROOT, "%s-%02d-%s", prefix, before + 1, text);
    String safe =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
  }
}
