package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Controls;
import org.concurrencyatlas.verdict.LabelShuffle;

/** What a run says of the harness itself, as sentences. */
public final class Proof {
  private Proof() {}

  /** What the negative controls showed; nothing for a run without any. */
  public static List<String> controls(Controls controls) {
    List<String> sentences = new ArrayList<>();
    if (!controls.twins().isEmpty()) {
      sentences.add(
          "Control: one contender against itself in %s, %s: %s of such cells (at most %s with 99 %% confidence)."
              .formatted(
                  Figures.count(controls.twins().size(), "cell"),
                  Figures.count(controls.falseWinners(), "false winner"),
                  Figures.percent((double) controls.falseWinners() / controls.twins().size()),
                  Figures.percent(controls.upperBound())));
    }
    if (!controls.noOps().isEmpty()) {
      sentences.add(
          "Control: a model that answers without work was %s in %s."
              .formatted(
                  controls.unnoticed() == 0 ? "caught" : "NOT CAUGHT",
                  Figures.count(controls.noOps().size(), "cell")));
    }
    return List.copyOf(sentences);
  }

  /** One line a control: what it showed. */
  public static List<String> cells(Controls controls) {
    List<String> lines = new ArrayList<>();
    for (CellVerdict cell : controls.twins()) {
      CellReading reading = new CellReading(cell, 0);
      lines.add(
          "%s twice on %s: %s, %s"
              .formatted(
                  cell.standings().getFirst().contender().original(),
                  PointName.of(cell.point()),
                  reading.decision(),
                  reading.lead().map(Figures::ratio).orElse("no ratio")));
    }
    for (CellVerdict cell : controls.noOps()) {
      lines.add("no work on %s: %s".formatted(PointName.of(cell.point()), cell.stopped()));
    }
    return List.copyOf(lines);
  }

  /** What the shuffled labels of a run showed. */
  public static String shuffled(LabelShuffle shuffle, double alpha) {
    return "Labels shuffled within blocks %s times: a false winner anywhere in %s, %s (99 %% bounds %s–%s; promised: %s at most)."
        .formatted(
            Figures.number(shuffle.shuffles()),
            Figures.count(shuffle.withWinner(), "shuffle"),
            Figures.percent(shuffle.rate()),
            Figures.percent(shuffle.lowerBound()),
            Figures.percent(shuffle.upperBound()),
            Figures.share(alpha));
  }
}
