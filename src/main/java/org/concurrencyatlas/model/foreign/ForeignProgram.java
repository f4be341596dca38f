package org.concurrencyatlas.model.foreign;

import java.net.URL;
import java.util.Set;

/**
 * A program that runs points under a way of its own, as {@code docs/foreign-runtimes.md} says: it
 * takes a point on its command line and prints JSON lines.
 *
 * @param runtime what runs it
 * @param script the program's text; it runs from a file whose name ends like this
 * @param way which of its ways, as the program calls it
 * @param workloads ids of the workloads that it knows
 */
public record ForeignProgram(
    ForeignRuntime runtime, URL script, String way, Set<String> workloads) {
  public ForeignProgram {
    workloads = Set.copyOf(workloads);
  }
}
