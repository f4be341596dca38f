package org.concurrencyatlas.report.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.concurrencyatlas.analysis.recording.Doubt;
import org.concurrencyatlas.analysis.recording.ServiceEstimate;
import org.concurrencyatlas.analysis.recording.Spread;
import org.concurrencyatlas.report.format.Numbers;

/** What a recording says of a service, and what it does not say. */
public final class RecordingText {
  private RecordingText() {}

  /** One line for each number with its spread, then one for each doubt; without line ends. */
  public static List<String> lines(ServiceEstimate estimate) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "recorded:   %s s%s"
            .formatted(
                Numbers.number(estimate.seconds()),
                estimate
                    .tasksPerSecond()
                    .map(rate ->
                        ", %s, %s/s"
                            .formatted(
                                Numbers.count(estimate.tasks(), "task"), Numbers.number(rate)))
                    .orElse("")));
    lines.add("CPU:        " + spread(estimate.cpuNanos(), Numbers::nanos) + source(estimate));
    lines.add("wait:       " + spread(estimate.waitNanos(), Numbers::nanos));
    lines.add("in flight:  " + spread(estimate.inFlight(), Numbers::number));
    estimate.doubts().forEach(doubt -> lines.add("beware:     " + of(doubt)));
    return lines;
  }

  private static String source(ServiceEstimate estimate) {
    return switch (estimate.cpuSource()) {
      case SAMPLES -> ", from samples of computing time (jdk.CPUTimeSample)";
      case LOADS -> ", from the loads of threads (jdk.ThreadCPULoad)";
      case NONE -> "";
    };
  }

  private static String spread(Optional<Spread> spread, DoubleFunction<String> say) {
    return spread
        .map(each ->
            Double.isNaN(each.low())
                ? say.apply(each.mean())
                : "%s, a tenth below %s, a tenth above %s"
                    .formatted(
                        say.apply(each.mean()), say.apply(each.low()), say.apply(each.high())))
        .orElse("could not be derived");
  }

  /** A doubt in words, one line without a full stop. */
  static String of(Doubt doubt) {
    return switch (doubt) {
      case Doubt.NoReads() -> "no read of a socket was recorded: waits are not known; give --wait";
      case Doubt.ReadsThrottled(String throttle) ->
          "reads were recorded up to %s only and cannot be counted; record with the settings of"
                  .formatted(throttle)
              + " --jfr-settings";
      case Doubt.ReadsBelowThreshold(String threshold) ->
          "reads shorter than %s were left out, so that reads cannot be counted; record with the"
                  .formatted(threshold)
              + " settings of --jfr-settings";
      case Doubt.NoCpuTime() ->
          "no computing time of threads was recorded; record with the settings of --jfr-settings";
      case Doubt.NoTaskEvents(String name) ->
          "no event %s was recorded, so that tasks have no begin and end".formatted(name);
      case Doubt.ReadIsTaken() ->
          "one read was taken for one task; give --task-event or --requests where that is not so";
      case Doubt.Saturated(double load) ->
          "the processors were %s busy: waits and tasks in flight hold the queue for them; record"
                  .formatted(Numbers.wholePercent(load))
              + " at a lower load";
      case Doubt.OtherTime(double nanos) ->
          "%s of a task is neither computing nor a read: queues, locks, pools, files"
              .formatted(Numbers.nanos(nanos));
      case Doubt.QueuesUnseen(int threads) ->
          "tasks that wait in a queue are not counted in flight; %s served"
              .formatted(Numbers.count(threads, "thread"));
      case Doubt.Carriers() ->
          "virtual threads: computing time is that of all that their carriers ran";
    };
  }
}
