package org.concurrencyatlas.report.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Judgement;
import org.concurrencyatlas.verdict.RunVerdicts;

/**
 * All that a report is made from; nothing else is read, not even the clock, so that the same run
 * gives the same report at any time.
 *
 * @param plan what the run promised
 * @param environment where it ran
 * @param forks its journal
 * @param judgement what follows from plan and journal
 */
public record Findings(
    RunPlan plan, Environment environment, List<ForkResult> forks, Judgement judgement) {
  /** Copies the journal. */
  public Findings {
    forks = List.copyOf(forks);
  }

  /** A run with what follows from its plan and its journal. */
  public static Findings of(RunPlan plan, Environment environment, List<ForkResult> forks) {
    return new Findings(plan, environment, forks, Judgement.of(plan, forks));
  }

  /** Who wins where. */
  public RunVerdicts verdicts() {
    return judgement.verdicts();
  }

  /** The day on which the plan was fixed, in UTC. */
  public LocalDate day() {
    return LocalDate.ofInstant(plan.createdAt(), ZoneOffset.UTC);
  }

  /** The cells as they are told, in the order of the plan. */
  public List<CellReading> readings() {
    return verdicts().cells().stream()
        .map(cell -> new CellReading(cell, verdicts().epsilon()))
        .toList();
  }

  /** The line under each picture of one cell: how its figures came about. */
  public String method(CellVerdict cell) {
    return method(cell.blocks(), cell.blocks());
  }

  /** The line under each picture of several cells. */
  public String method() {
    int fewest = verdicts().cells().stream().mapToInt(CellVerdict::blocks).min().orElse(0);
    int most = verdicts().cells().stream().mapToInt(CellVerdict::blocks).max().orElse(0);
    return method(fewest, most);
  }

  private String method(int fewest, int most) {
    String blocks = fewest == most ? Integer.toString(most) : fewest + "–" + most;
    String processors = " (" + Figures.count(environment.processors(), "processor") + ")";
    return Stream.of(
            blocks + (most == 1 ? " fork" : " forks") + " a contender",
            verdicts().estimand(),
            "JDK " + environment.jdk(),
            environment.cpu().isBlank() ? "" : environment.cpu() + processors,
            day().toString(),
            commit())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  private String commit() {
    String commit = environment.commit();
    return commit.isBlank() ? "" : "commit " + commit.substring(0, Math.min(10, commit.length()));
  }
}
