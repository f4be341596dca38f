package org.concurrencyatlas.report.canvas;

import java.awt.Font;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.plot.Label;

/** The texts beside a row of a plot, as large as the row allows. */
public final class RowLabels {
  private static final double LARGEST = 38;
  private static final double SMALLEST = 20;

  /** The mark's size and the gap after it, in letters' heights. */
  private static final double MARK = 0.9;

  private static final double GAP = 0.45;

  private final Canvas canvas;
  private final double room;
  private final Font strong;
  private final Font weak;
  private final double size;
  private final boolean twoLines;

  /**
   * Texts for rows of a height beside names of a width, both in pixels. The letters shrink until
   * every model's name fits, with its settings where they stand behind it; only below {@link
   * #SMALLEST} names are cut.
   */
  public RowLabels(Canvas canvas, double rowHeight, double room, List<Label> names) {
    this.canvas = canvas;
    this.room = room;
    double units = rowHeight / canvas.px(1);
    this.twoLines = units > 58;
    double high = Math.min(LARGEST, twoLines ? 0.4 * units : 0.78 * units);
    Font unit = canvas.font(1, true);
    double longest =
        names.stream()
            .map(name -> twoLines ? name.name() : name.text())
            .mapToDouble(name -> Canvas.width(name, unit) / canvas.px(1))
            .max()
            .orElse(0);
    double wide = room / canvas.px(1) / (longest + MARK + GAP);
    double strongUnits = Math.min(high, Math.max(wide, Math.min(high, SMALLEST)));
    this.size = canvas.px(strongUnits);
    this.strong = canvas.font(strongUnits, true);
    this.weak = canvas.font(twoLines ? 0.8 * strongUnits : strongUnits, false);
  }

  /** Mark and name at the left, settings below the model's name where two lines fit. */
  public void name(Label name, double left, double y) {
    double markSize = MARK * size;
    canvas.mark(name.mark(), left + markSize / 2, y, markSize);
    double x = left + markSize + GAP * size;
    double rest = room - markSize - GAP * size;
    if (twoLines && !name.detail().isEmpty()) {
      text(Canvas.fit(name.name(), strong, rest), x, y - 0.1 * size, Anchor.LEFT, strong);
      text(Canvas.fit(name.detail(), weak, rest), x, y + 0.95 * size, Anchor.LEFT, weak);
    } else {
      text(Canvas.fit(name.text(), strong, rest), x, middle(y), Anchor.LEFT, strong);
    }
  }

  /** The figure and, below or beside it, its share of the limit. */
  public void figures(String figure, String share, double right, double y) {
    if (twoLines) {
      text(figure, right, y - 0.1 * size, Anchor.RIGHT, strong);
      text(share, right, y + 0.95 * size, Anchor.RIGHT, weak);
    } else {
      String both = figure + "  " + share;
      double shrunk = Math.min(1, canvas.px(250) / Canvas.width(both, weak));
      Font font = weak.deriveFont((float) (weak.getSize2D() * shrunk));
      text(both, right, middle(y), Anchor.RIGHT, font);
    }
  }

  /** Why a row is empty, from the plot's left end to the right. */
  public void failure(String reason, double left, double y, double right) {
    double x = left + 0.6 * size;
    canvas.text(
        Canvas.fit(reason, strong, right - x),
        x,
        middle(y),
        Anchor.LEFT,
        strong,
        canvas.theme().error());
  }

  private double middle(double y) {
    return y + 0.36 * size;
  }

  private void text(String text, double x, double baseline, Anchor anchor, Font font) {
    canvas.text(text, x, baseline, anchor, font, canvas.theme().foreground());
  }
}
