package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.ContenderResult;

/** How the two ends of a cell with a server on this machine share its processors. */
public final class ServerText {
  /** With so much of the processors in use there is none to spare for either end. */
  private static final double BUSY = 0.9;

  /** Processors: less is what an idle server uses. */
  private static final double NOTICEABLE = 0.01;

  private ServerText() {}

  /** One line or two, without a full stop; none for a cell without a server. */
  public static List<String> lines(ReportInput input, CellSummary cell) {
    List<String> lines = new ArrayList<>();
    cell.leader().flatMap(leader -> shares(input, leader)).ifPresent(lines::add);
    cell.leader()
        .flatMap(leader -> ceiling(input, cell.verdict().point(), leader))
        .ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> shares(ReportInput input, ContenderResult leader) {
    if (leader.usage().serverCpuNanosPerTask().isEmpty()) {
      return Optional.empty();
    }
    double processors = input.environment().processors();
    double rate = leader.tasksPerSecond().estimate() / 1e9;
    double server = leader.usage().serverCpuNanosPerTask().getAsDouble() * rate;
    double client = leader.usage().cpuNanosPerTask() * rate;
    if (server < NOTICEABLE) {
      return Optional.empty(); // a broker of the run that this contender does not use
    }
    String told =
        "with %s the server used %s and the client %s of %s"
            .formatted(
                leader.contender(),
                Numbers.number(server),
                Numbers.number(client),
                Numbers.count((long) processors, "processor"));
    return Optional.of(
        server + client >= BUSY * processors
            ? told + ": what both compute limits, not the wait"
            : told);
  }

  /**
   * What the same contender does where the server answers at once: no cell whose server waits can
   * be faster, and beside a server that costs nothing its own CPU time would be the bound.
   */
  private static Optional<String> ceiling(ReportInput input, Point point, ContenderResult leader) {
    if (point.parameterOrZero(Point.WAIT_MICROS) == 0) {
      return Optional.empty();
    }
    return input.cells().stream()
        .filter(each -> isNullServer(each.verdict().point(), point))
        .flatMap(each -> each.finished().stream())
        .filter(each -> each.contender().equals(leader.contender()))
        .filter(each -> each.usage().serverCpuNanosPerTask().isPresent())
        .findFirst()
        .map(each ->
            "where the server answers at once %s does %s tasks/s; its own CPU time alone would allow"
                    .formatted(each.contender(), Numbers.number(each.tasksPerSecond().estimate()))
                + " %s"
                    .formatted(
                        Numbers.number(
                            1e9
                                * input.environment().processors()
                                / each.usage().cpuNanosPerTask())));
  }

  /** Whether a point is the same kind of request, as many at once, without a wait. */
  private static boolean isNullServer(Point other, Point point) {
    return other.workload().equals(point.workload())
        && other.choices().equals(point.choices())
        && other.parameters().getOrDefault(Point.WAIT_MICROS, 1L) == 0
        && other.parameterOrZero(Point.CONCURRENCY) == point.parameterOrZero(Point.CONCURRENCY);
  }
}
