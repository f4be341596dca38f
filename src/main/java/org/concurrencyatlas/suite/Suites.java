package org.concurrencyatlas.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.machine.ParentWatch;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.WorkloadInfo.Kind;

/** What the harness must know to run a suite in a fork of its own. */
public final class Suites {
  private Suites() {}

  /**
   * The full name of the benchmark method for work of a kind.
   *
   * @param limit whether to run the bare kernel instead of a model
   */
  public static String benchmark(Kind kind, boolean limit) {
    if (limit) {
      return LimitSuite.class.getName() + ".kernel";
    }
    return switch (kind) {
      case CPU_BOUND -> CpuBoundSuite.class.getName() + ".batch";
      case IO_BOUND -> IoBoundSuite.class.getName() + ".batch";
      case MIXED -> MixedSuite.class.getName() + ".batch";
      case SERVICE -> ServiceSuite.class.getName() + ".answers";
      case COLD_START -> ColdStartSuite.class.getName() + ".firstAnswers";
    };
  }

  /**
   * JVM flags that tell a fork that a harness runs it, and where the back-ends are.
   *
   * @param services ids of the running back-ends
   */
  public static List<String> harnessFlags(Collection<String> services, Services running) {
    List<String> flags = new ArrayList<>();
    flags.add(ParentWatch.flag());
    for (String service : services) {
      flags.add(BackEnds.flag(service, running.location(service)));
    }
    return flags;
  }
}
