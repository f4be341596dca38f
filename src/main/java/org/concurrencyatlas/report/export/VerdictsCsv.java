package org.concurrencyatlas.report.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.Csv;
import org.concurrencyatlas.report.text.ResultText;
import org.concurrencyatlas.report.view.Machines;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Drift;
import org.concurrencyatlas.verdict.LatencyResult;
import org.concurrencyatlas.verdict.LeadSize;

/**
 * {@code verdicts.csv}: one row a contender of a cell, as RFC 4180 says. Rates are tasks a second,
 * shares are 0–1, memory is bytes, times are nanoseconds; a figure that is unknown is an empty
 * field. Where cells were measured on several machines, the last column names the machine.
 */
public final class VerdictsCsv {
  private static final String HEADER =
      "point,contender,state,reason,leader,decision,limit_bound,blocks,"
          + "tasks_per_second,tasks_per_second_low,tasks_per_second_high,"
          + "ratio_to_leader,ratio_to_leader_low,ratio_to_leader_high,"
          + "limit_tasks_per_second,share_of_limit,drift_share,steady,multimodal,"
          + "cpu_nanos_per_task,allocated_bytes_per_task,peak_resident_bytes,peak_threads,drift,lead_size,lasting,"
          + "share_of_limit_low,share_of_limit_high,"
          + "model_threads,carriers,compensations,pinned_share,queued_virtual_threads,"
          + "voluntary_switches_per_batch,involuntary_switches_per_batch,"
          + "pinned_events_per_batch,pinned_millis_per_batch,server_cpu_nanos_per_task";

  /** Further columns of a run of services. */
  private static final String OF_SERVICES =
      ",asked_per_second,p50_nanos,p50_nanos_low,p50_nanos_high,p99_nanos,p99_nanos_low,"
          + "p99_nanos_high,p999_nanos,p999_nanos_low,p999_nanos_high,"
          + "lateness_p50_nanos,lateness_p99_nanos,generator_cpu_share";

  private VerdictsCsv() {}

  /** The whole file. */
  public static String text(ReportInput input) {
    Machines machines = input.machines();
    boolean services = input.metrics().stream().anyMatch(Metric::isLatency);
    Stream<String> rows =
        input.verdicts().cells().stream()
            .flatMap(cell ->
                cell.results().stream().map(result -> row(cell, result, machines, services)));
    String header =
        HEADER + (services ? OF_SERVICES : "") + (machines.several() ? ",environment" : "");
    return Stream.concat(Stream.of(header), rows).collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String row(
      CellVerdict cell, ContenderResult result, Machines machines, boolean services) {
    List<Object> fields =
        List.of(
            cell.point(),
            result.contender(),
            result.state(),
            ResultText.exclusion(result),
            cell.leader().equals(Optional.of(result.contender())),
            cell.decision(),
            cell.limitBound(),
            cell.blocks(),
            result.tasksPerSecond().estimate(),
            result.tasksPerSecond().low(),
            result.tasksPerSecond().high(),
            result.ratioToLeader().estimate(),
            result.ratioToLeader().low(),
            result.ratioToLeader().high(),
            cell.limitTasksPerSecond(),
            result.shareOfLimit().estimate(),
            result.drift().share().estimate(),
            result.drift().state() == Drift.State.STEADY,
            result.multimodal(),
            result.usage().cpuNanosPerTask(),
            result.usage().allocatedBytesPerTask(),
            result.usage().peakResidentBytes(),
            result.usage().peakThreads(),
            result.drift().state(),
            cell.size().map(LeadSize::name).orElse(""),
            cell.lasting().state(),
            result.shareOfLimit().low(),
            result.shareOfLimit().high());
    Stream<Double> server = Stream.of(result.usage().serverCpuNanosPerTask().orElse(Double.NaN));
    Stream<Object> machine =
        machines.several() ? Stream.of(machines.ids(cell.point())) : Stream.empty();
    Stream<Double> latency = services ? latency(result) : Stream.empty();
    return Csv.row(
        Stream.of(fields.stream(), jvm(result), server, latency, machine)
            .flatMap(each -> each)
            .toList());
  }

  private static Stream<Double> latency(ContenderResult result) {
    LatencyResult latency = result.latency().orElse(LatencyResult.UNKNOWN);
    Stream<Double> quantiles =
        Stream.of(Quantile.values())
            .map(latency::at)
            .flatMap(each -> Stream.of(each.estimate(), each.low(), each.high()));
    return Stream.of(
            Stream.of(latency.askedPerSecond()),
            quantiles,
            Stream.of(
                latency.latenessP50Nanos(),
                latency.latenessP99Nanos(),
                latency.generatorCpuShare()))
        .flatMap(each -> each);
  }

  private static Stream<Double> jvm(ContenderResult result) {
    JvmActivity jvm = result.jvm().orElse(JvmActivity.UNKNOWN);
    return Stream.of(
        jvm.modelThreads(),
        jvm.carriers(),
        jvm.compensations(),
        jvm.pinnedShare(),
        jvm.queuedThreads(),
        jvm.voluntarySwitches(),
        jvm.involuntarySwitches(),
        jvm.pinnedEvents(),
        jvm.pinnedMillis());
  }
}
