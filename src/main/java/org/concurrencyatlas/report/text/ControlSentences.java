package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.analysis.NegativeControls;
import org.concurrencyatlas.analysis.PermutationTest;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.verdict.CellVerdict;

/** What a run says of the harness itself, as sentences. */
public final class ControlSentences {
  private static final int FEW_BLOCKS = 3;

  private ControlSentences() {}

  /** What the negative controls showed; nothing for a run without any. */
  public static List<String> controls(NegativeControls controls) {
    List<String> sentences = new ArrayList<>();
    if (!controls.aaCells().isEmpty()) {
      sentences.add(
          "Control: one contender against itself in %s, %s: %s of such cells (at most %s with 99 %% confidence)."
              .formatted(
                  Numbers.count(controls.aaCells().size(), "cell"),
                  Numbers.count(controls.falseWinners(), "false winner"),
                  Numbers.percent((double) controls.falseWinners() / controls.aaCells().size()),
                  Numbers.percent(controls.upperBound())));
    }
    if (!controls.noOps().isEmpty()) {
      sentences.add(
          "Control: a model that answers without work was %s in %s."
              .formatted(
                  controls.unnoticed() == 0 ? "caught" : "NOT CAUGHT",
                  Numbers.count(controls.noOps().size(), "cell")));
    }
    return List.copyOf(sentences);
  }

  /** One line a control: what it showed. */
  public static List<String> cells(NegativeControls controls) {
    List<String> lines = new ArrayList<>();
    for (CellVerdict cell : controls.aaCells()) {
      CellSummary summary = new CellSummary(cell, 0);
      lines.add(
          "%s twice on %s: %s, %s"
              .formatted(
                  cell.results().getFirst().contender().original(),
                  PointName.of(cell.point()),
                  CellText.decision(summary),
                  summary.lead().map(Numbers::ratio).orElse("no ratio")));
    }
    for (CellVerdict cell : controls.noOps()) {
      lines.add(
          "no work on %s: %s".formatted(PointName.of(cell.point()), ReasonText.of(cell.stopped())));
    }
    return List.copyOf(lines);
  }

  /** What the shuffled labels of a run showed. */
  public static String shuffled(PermutationTest shuffle, double alpha) {
    return "Labels shuffled within blocks %s times: a false winner anywhere in %s, %s (99 %% bounds %s–%s; promised: %s at most)."
            .formatted(
                Numbers.number(shuffle.shuffles()),
                Numbers.count(shuffle.withWinner(), "shuffle"),
                Numbers.percent(shuffle.rate()),
                Numbers.percent(shuffle.lowerBound()),
                Numbers.percent(shuffle.upperBound()),
                Numbers.share(alpha))
        + (shuffle.fewestBlocks() <= FEW_BLOCKS
            ? " It shows little where a cell has three blocks: hardly any arrangement looks like a winner."
            : "");
  }
}
