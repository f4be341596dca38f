package org.concurrencyatlas.report.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.report.view.Machines;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Drift;
import org.concurrencyatlas.verdict.Lasting;
import org.concurrencyatlas.verdict.LatencyResult;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.RunVerdicts;

/**
 * {@code verdicts.json}: the verdicts for programs, reasons in words. Its fields and their order
 * are a promise to those programs, whatever the records of the verdicts are called. A figure that
 * is unknown is the text {@code NaN}. Where cells were measured on several machines, each names its
 * environment.
 */
public final class VerdictsJson {
  private VerdictsJson() {}

  /** The whole file. */
  public static String text(ReportInput input) {
    return Json.pretty(Run.of(input.verdicts(), input.machines()));
  }

  private record Run(
      String estimand,
      double alpha,
      double epsilon,
      double resolution,
      boolean noisy,
      List<Cell> cells,
      List<String> warnings) {
    static Run of(RunVerdicts run, Machines machines) {
      return new Run(
          run.estimand(),
          run.alpha(),
          run.epsilon(),
          run.resolution(),
          run.noisy(),
          run.cells().stream().map(cell -> Cell.of(cell, machines)).toList(),
          run.warnings().stream().map(ReasonText::of).toList());
    }
  }

  private record Cell(
      Point point,
      Decision decision,
      Optional<LeadSize> leadSize,
      Lasting lasting,
      Optional<Contender> leader,
      List<Contender> survivors,
      List<Contender> within,
      double p,
      double resolution,
      boolean limitBound,
      double limitTasksPerSecond,
      int blocks,
      String stopped,
      Map<Cost, CostVerdict> costs,
      List<Standing> standings,
      List<String> warnings,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String environment) {
    static Cell of(CellVerdict cell, Machines machines) {
      return new Cell(
          cell.point(),
          cell.decision(),
          cell.size(),
          cell.lasting(),
          cell.leader(),
          cell.survivors(),
          cell.within(),
          cell.p(),
          cell.resolution(),
          cell.limitBound(),
          cell.limitTasksPerSecond(),
          cell.blocks(),
          ReasonText.of(cell.stopped()),
          new TreeMap<>(cell.costs()),
          cell.results().stream().map(Standing::of).toList(),
          cell.warnings().stream().map(ReasonText::of).toList(),
          machines.several() ? machines.ids(cell.point()) : "");
    }
  }

  private record Standing(
      Contender contender,
      ContenderResult.State state,
      String reason,
      Interval tasksPerSecond,
      double shareOfLimit,
      Interval shareOfLimitInterval,
      Interval ratioToLeader,
      DriftFigures drift,
      boolean multimodal,
      List<Double> forkTasksPerSecond,
      double cpuNanosPerTask,
      double allocatedBytesPerTask,
      double peakResidentBytes,
      double peakThreads,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble serverCpuNanosPerTask,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LatencyResult> latency) {
    static Standing of(ContenderResult result) {
      return new Standing(
          result.contender(),
          result.state(),
          result.exclusion().map(ReasonText::of).orElse(""),
          result.tasksPerSecond(),
          result.shareOfLimit().estimate(),
          result.shareOfLimit(),
          result.ratioToLeader(),
          DriftFigures.of(result.drift()),
          result.multimodal(),
          result.forkTasksPerSecond(),
          result.usage().cpuNanosPerTask(),
          result.usage().allocatedBytesPerTask(),
          result.usage().peakResidentBytes(),
          result.usage().peakThreads(),
          result.usage().serverCpuNanosPerTask(),
          result.latency());
    }
  }

  private record DriftFigures(
      double share, double low, double high, Drift.State state, boolean steady) {
    static DriftFigures of(Drift drift) {
      return new DriftFigures(
          drift.share().estimate(),
          drift.share().low(),
          drift.share().high(),
          drift.state(),
          drift.state() == Drift.State.STEADY);
    }
  }
}
