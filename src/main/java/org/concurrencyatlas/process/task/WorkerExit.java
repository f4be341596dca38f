package org.concurrencyatlas.process.task;

import java.util.List;

/**
 * How a worker process ended.
 *
 * @param pid its process id
 * @param cause what the pool noticed first; empty when it was just the end of the link
 * @param exitCode its exit code, which is 128 + n after signal n
 * @param stderrTail the last lines of its standard error, at most 20
 */
public record WorkerExit(long pid, String cause, int exitCode, List<String> stderrTail) {
  public WorkerExit {
    stderrTail = List.copyOf(stderrTail);
  }

  @Override
  public String toString() {
    String exit = exitCode > 128 ? "killed by signal " + (exitCode - 128) : "exit code " + exitCode;
    String tail = stderrTail.isEmpty() ? "" : "; its last lines: " + String.join(" | ", stderrTail);
    return "worker %d ended, %s%s%s"
        .formatted(pid, exit, cause.isEmpty() ? "" : " (" + cause + ")", tail);
  }
}
