package org.concurrencyatlas.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.PipeLink;

/** A running worker JVM: its life, its death and its last words. */
final class WorkerProcess {
  private static final int KEPT_LINES = 20;
  private static final long LAST_WORDS_MILLIS = 200;

  private final Process process;
  private final Link link;
  private final Deque<String> lastLines = new ArrayDeque<>(KEPT_LINES);
  private final Thread listener;

  private WorkerProcess(Process process) {
    this.process = process;
    this.link = new PipeLink(process.getInputStream(), process.getOutputStream());
    this.listener = Thread.ofPlatform().daemon().name("worker-stderr-" + pid()).start(this::listen);
  }

  static WorkerProcess start(List<String> command) throws IOException {
    return new WorkerProcess(new ProcessBuilder(command).start());
  }

  long pid() {
    return process.pid();
  }

  Link link() {
    return link;
  }

  /**
   * Tells the worker that nothing more will come: an idle one exits, a busy one when it is done.
   */
  void endInput() {
    try {
      OutputStream input = process.getOutputStream();
      input.close();
    } catch (IOException e) {
      // The worker is gone already, which is what was asked for.
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Waits for the end of the process. */
  boolean awaitExit(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits for the end of a process that was killed, and tells how it ended, in one line. */
  String obituary() throws InterruptedException {
    int code = process.waitFor();
    listener.join(LAST_WORDS_MILLIS);
    String end = code > 128 ? "killed by signal " + (code - 128) : "exit code " + code;
    synchronized (lastLines) {
      String words = lastLines.isEmpty() ? "silent" : String.join(" | ", lastLines);
      return "worker %d, %s; its last lines: %s".formatted(pid(), end, words);
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
      }
    } catch (IOException e) {
      keep("(standard error broke off: " + e.getMessage() + ")");
    }
  }

  private void keep(String line) {
    synchronized (lastLines) {
      if (lastLines.size() == KEPT_LINES) {
        lastLines.removeFirst();
      }
      lastLines.addLast(line);
    }
  }
}
