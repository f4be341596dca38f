package org.concurrencyatlas.analysis.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.analysis.recording.RecordedService.Load;
import org.concurrencyatlas.analysis.recording.RecordedService.Who;

/**
 * Computing time that was seen.
 *
 * @param at when, nanoseconds since the epoch
 * @param nanos how much
 */
record CpuTime(long at, double nanos) {
  /**
   * The computing time of loads: a load is a share of all processors over the time since the load
   * of the same thread before it. The first of a thread is left out, for its time is not known.
   */
  static List<CpuTime> ofLoads(List<Load> loads, int processors, TimeWindow window) {
    List<CpuTime> times = new ArrayList<>();
    Map<Who, Long> before = new HashMap<>();
    for (Load load : loads.stream().sorted(Comparator.comparingLong(Load::at)).toList()) {
      Long last = before.put(load.who(), load.at());
      if (last != null && window.holds(load.at())) {
        times.add(new CpuTime(load.at(), load.share() * processors * (load.at() - last)));
      }
    }
    return times;
  }

  /** All of a part of the recording, nanoseconds. */
  static double sum(List<CpuTime> times, TimeWindow window) {
    return times.stream().filter(each -> window.holds(each.at())).mapToDouble(CpuTime::nanos).sum();
  }
}
