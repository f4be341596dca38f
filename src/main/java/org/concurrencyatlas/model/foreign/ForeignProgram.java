package org.concurrencyatlas.model.foreign;

import java.net.URL;
import java.util.Set;

/**
 * A program that runs points under a way of its own, as {@code docs/foreign-runtimes.md} says: it
 * takes a point on its command line and prints JSON lines.
 *
 * @param interpreter the command that runs the script, looked for on the path
 * @param script the program's text
 * @param way which of its ways, as the program calls it
 * @param workloads ids of the workloads that it knows
 */
public record ForeignProgram(String interpreter, URL script, String way, Set<String> workloads) {
  public ForeignProgram {
    workloads = Set.copyOf(workloads);
  }
}
