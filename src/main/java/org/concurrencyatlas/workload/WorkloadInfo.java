package org.concurrencyatlas.workload;

import java.util.List;
import java.util.Set;
import org.concurrencyatlas.catalogue.Parameter;

/**
 * What the catalogue tells of a workload.
 *
 * @param id lower case, words joined by hyphens
 * @param description one line for the list command and the README
 * @param limit the formula of the physical limit, for the reader
 * @param kind what the work is bound by
 * @param parameters in the order in which they are shown
 * @param services ids of the back-ends it talks to
 */
public record WorkloadInfo(
    String id,
    String description,
    String limit,
    Kind kind,
    List<Parameter> parameters,
    Set<String> services) {

  /** What the work is bound by; decides the suite, and whether the bare kernel is probed. */
  public enum Kind {
    /** Computes all the time: the limit is the cost of the bare kernel over the processors. */
    CPU_BOUND,
    /** Waits nearly all the time: the limit is waits over admitted tasks. */
    IO_BOUND,
    /**
     * Computes and waits: the limit is the longer of both, and the bare kernel is one without
     * waits.
     */
    MIXED,
    /**
     * Comes at times of its own, so that a model is asked for single tasks and not for batches: the
     * limit is that of work that computes.
     */
    SERVICE,
    /** Opens the model anew each time: nothing is warm, and the bare kernel is not probed. */
    COLD_START
  }

  public WorkloadInfo {
    parameters = List.copyOf(parameters);
    services = Set.copyOf(services);
  }
}
