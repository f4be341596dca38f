package org.concurrencyatlas.process.task;

import java.util.List;

/**
 * How a worker process ended.
 *
 * @param pid its process id
 * @param cause what the pool saw first; empty when it was just the end of the link
 * @param exitCode its exit code, which is 128 + n after signal n
 * @param lastLines the last lines of its standard error, at most 20
 */
public record WorkerExit(long pid, String cause, int exitCode, List<String> lastLines) {
  public WorkerExit {
    lastLines = List.copyOf(lastLines);
  }

  @Override
  public String toString() {
    String exit = exitCode > 128 ? "killed by signal " + (exitCode - 128) : "exit code " + exitCode;
    String words = lastLines.isEmpty() ? "" : "; its last lines: " + String.join(" | ", lastLines);
    return "worker %d ended, %s%s%s"
        .formatted(pid, exit, cause.isEmpty() ? "" : " (" + cause + ")", words);
  }
}
