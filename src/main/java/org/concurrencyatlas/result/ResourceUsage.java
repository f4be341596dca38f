package org.concurrencyatlas.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalDouble;

/**
 * What a fork used besides time, over its measured iterations. "Tree" is the fork's JVM and all its
 * descendants (worker JVMs), without back-end servers.
 *
 * @param cpuNanosPerBatch CPU time (user and system) of the tree for a batch, nanoseconds
 * @param allocatedBytesPerBatch bytes allocated on the fork's own heap for a batch
 * @param peakResidentBytes sum over the tree of each process's peak resident set, bytes
 * @param peakThreads sum over the tree of live operating system threads, the highest seen
 * @param gcMillis collector time of the fork's own JVM, milliseconds in all
 * @param serverCpuNanosPerBatch CPU time of the back-ends on this machine for a batch, nanoseconds;
 *     empty when the fork asks none, and in the journal of a version that did not record it
 */
public record ResourceUsage(
    double cpuNanosPerBatch,
    double allocatedBytesPerBatch,
    long peakResidentBytes,
    long peakThreads,
    double gcMillis,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble serverCpuNanosPerBatch) {

  /** The costs of a fork that no back-end served. */
  public ResourceUsage(
      double cpuNanosPerBatch,
      double allocatedBytesPerBatch,
      long peakResidentBytes,
      long peakThreads,
      double gcMillis) {
    this(
        cpuNanosPerBatch,
        allocatedBytesPerBatch,
        peakResidentBytes,
        peakThreads,
        gcMillis,
        OptionalDouble.empty());
  }

  /** The same for a fork that asked no back-end: those of other cells are nothing to it. */
  public ResourceUsage withoutServers() {
    return new ResourceUsage(
        cpuNanosPerBatch, allocatedBytesPerBatch, peakResidentBytes, peakThreads, gcMillis);
  }

  /** The costs of a fork that did not finish. */
  public static final ResourceUsage UNKNOWN =
      new ResourceUsage(Double.NaN, Double.NaN, 0, 0, Double.NaN);
}
