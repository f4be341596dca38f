package org.concurrencyatlas.analysis.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.jmh.JmhEntry;
import org.concurrencyatlas.result.jmh.JmhPhase;
import org.concurrencyatlas.result.jmh.JmhSettings;

/**
 * What must be equal on both sides for a difference to be one of the code: by name for the reader,
 * in the order in which it is told.
 */
final class MeasuredUnder {
  private static final String HEAP = "-Xm[xsn].*|-XX:(Max|Min|Initial)\\w*(Heap|RAM)\\w*=.*";

  private MeasuredUnder() {}

  static SequencedMap<String, String> of(JmhEntry entry) {
    JmhSettings settings = entry.settings();
    SequencedMap<String, String> under = new LinkedHashMap<>();
    under.put("JDK", settings.jdkVersion());
    under.put("JVM", (settings.vmName() + " " + settings.vmVersion()).strip());
    flags(under, settings.jvmArgs());
    under.put("JMH", settings.jmhVersion());
    under.put("threads", Integer.toString(entry.threads()));
    under.put("warm-up", phase(settings.warmup()));
    under.put("measurement", phase(settings.measurement()));
    return under;
  }

  /**
   * A contender of a run.
   *
   * @param forks those that count, at least one
   */
  static SequencedMap<String, String> of(
      Environment environment, Protocol protocol, List<ForkResult> forks) {
    SequencedMap<String, String> under = new LinkedHashMap<>();
    under.put("processor", environment.cpu());
    under.put("number of processors", Integer.toString(environment.processors()));
    under.put("memory", environment.memoryBytes() + " bytes");
    under.put("system", environment.kernel());
    under.put("processor quota", environment.cgroupCpu());
    under.put("memory limit", environment.cgroupMemory());
    under.put("JDK", environment.jdk());
    under.putAll(environment.runtimes());
    under.put("collector", environment.collector());
    flags(under, environment.jvmArguments());
    under.put("warm-up", forks.getFirst().warmupMillis() + " ms");
    under.put("measurement", protocol.iterations() + " × " + protocol.iterationMillis() + " ms");
    String measuredIn = forks.getFirst().environment();
    if (!measuredIn.isEmpty() && !measuredIn.equals(environment.id())) {
      under.put("went on in", "environment-" + measuredIn + ".json");
    }
    return under;
  }

  /** The order of flags does not matter, and each counts once. */
  private static void flags(SequencedMap<String, String> under, List<String> flags) {
    Predicate<String> heap = flag -> flag.matches(HEAP);
    under.put("heap", sorted(flags, heap));
    under.put("flags", sorted(flags, heap.negate()));
  }

  private static String sorted(List<String> flags, Predicate<String> which) {
    return flags.stream().filter(which).sorted().distinct().collect(Collectors.joining(" "));
  }

  private static String phase(JmhPhase phase) {
    String batch = phase.batchSize() > 1 ? " in batches of " + phase.batchSize() : "";
    return phase.iterations() + " × " + phase.time() + batch;
  }
}
