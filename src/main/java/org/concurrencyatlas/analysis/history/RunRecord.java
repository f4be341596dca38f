package org.concurrencyatlas.analysis.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.session.SessionDifference;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.history.HistoryRow;
import org.concurrencyatlas.result.history.HistoryRun;

/** What a history keeps of a run. */
public final class RunRecord {
  /** The name of the setting that is equal for plans of the same cells. */
  public static final String CELLS = "cells of the plan";

  private record RowKey(Point point, Contender contender) {
    static RowKey of(ForkResult fork) {
      return new RowKey(fork.point(), fork.contender());
    }
  }

  private RunRecord() {}

  /**
   * A run's line: one value a row, the mean of its forks, by what the run was about. A contender
   * with a fork that failed has no row at that point; a fork that the machine or the harness lost
   * does not count.
   *
   * @throws UsageException when not one row can be kept
   */
  public static HistoryRun of(SessionInput session) {
    Map<RowKey, List<ForkResult>> forks =
        Attempts.last(session.forks()).stream()
            .filter(fork -> fork.role() == ForkResult.Role.MEASURED && !fork.outcome().lost())
            .collect(Collectors.groupingBy(RowKey::of));
    Optional<Cost> metric = session.plan().metric();
    List<HistoryRow> rows = new ArrayList<>();
    for (Cell cell : session.plan().cells()) {
      for (Contender contender : cell.contenders()) {
        List<ForkResult> measured =
            forks.getOrDefault(new RowKey(cell.point(), contender), List.of());
        if (isComplete(measured, metric)) {
          rows.add(row(cell, contender, measured, metric));
        }
      }
    }
    if (rows.isEmpty()) {
      throw new UsageException(
          session.name()
              + " has no contender that was measured without a failure: there is nothing to keep;"
              + " resume it or give another run");
    }
    return new HistoryRun(
        session.name(),
        session.plan().createdAt(),
        session.plan().seed(),
        session.environment().commit(),
        settings(session),
        rows);
  }

  private static boolean isComplete(List<ForkResult> measured, Optional<Cost> metric) {
    return !measured.isEmpty()
        && measured.stream()
            .allMatch(fork -> fork.outcome().ok() && Double.isFinite(Cost.score(metric, fork)));
  }

  private static HistoryRow row(
      Cell cell, Contender contender, List<ForkResult> measured, Optional<Cost> metric) {
    double need =
        measured.stream().mapToDouble(fork -> -Cost.score(metric, fork)).average().orElseThrow();
    return new HistoryRow(cell.point(), contender, cell.tasks(), need, measured.size(), metric);
  }

  private static SequencedMap<String, String> settings(SessionInput session) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    String cells =
        session.plan().cells().stream()
            .map(cell -> cell.point() + " " + cell.contenders())
            .collect(Collectors.joining("\n"));
    settings.put(
        CELLS,
        UUID.nameUUIDFromBytes(cells.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8));
    settings.putAll(SessionDifference.fields(session));
    return settings;
  }
}
