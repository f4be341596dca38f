package org.concurrencyatlas.report.contest;

import java.time.Instant;
import java.util.List;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.Contests;
import org.concurrencyatlas.analysis.rows.JmhRows;
import org.concurrencyatlas.result.jmh.JmhFile;

/**
 * All that a report of an imported file may read.
 *
 * @param source the file's name as it was given
 * @param importedAt when it was imported
 * @param file what it holds
 * @param contests what its rows show
 */
public record ContestReport(String source, Instant importedAt, JmhFile file, Contests contests) {
  private static final double ALPHA = 0.05;
  private static final double EPSILON = 0.05;

  /**
   * Decides the contests of a file.
   *
   * @param contenders the parameter whose values are the contenders; empty for the rule
   * @throws org.concurrencyatlas.result.UsageException when no row has that parameter
   */
  public static ContestReport of(
      String source, Instant importedAt, JmhFile file, String contenders) {
    Contests contests =
        Contests.of(
            JmhRows.of(source, file, null, JmhRows.severalThreads(file)),
            contenders,
            ALPHA,
            EPSILON);
    return new ContestReport(source, importedAt, file, contests);
  }

  /** Contests of several rows, in the order of the file: the first is number 1. */
  List<Contest> numbered() {
    return contests.all().stream().filter(each -> each.rows().size() > 1).toList();
  }

  /** Whether any row has a figure. */
  public boolean hasFigures() {
    return contests.all().stream().anyMatch(contest -> !contest.known().isEmpty());
  }

  /** Whether any contest is decided. */
  public boolean isAnythingDecided() {
    return contests.all().stream().anyMatch(contest -> contest.outcome().isDecided());
  }
}
