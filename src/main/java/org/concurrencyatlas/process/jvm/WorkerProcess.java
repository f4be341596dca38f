package org.concurrencyatlas.process.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.process.link.Endpoint;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.task.WorkerExit;

/** A running worker JVM: its life, its death and its last words. */
public final class WorkerProcess {
  private static final int KEPT_LINES = 20;

  /** On a busy machine; longer only while a process that a task has left behind holds the pipe. */
  private static final long LAST_WORDS_MILLIS = 2_000;

  private final Process process;
  private final Endpoint endpoint;
  private final Deque<String> stderrTail = new ArrayDeque<>(KEPT_LINES);
  private final Thread listener;

  private WorkerProcess(Process process, Endpoint endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.listener =
        Thread.ofPlatform().daemon().name("worker-stderr-" + pid()).unstarted(this::listen);
  }

  public static WorkerProcess start(PoolOptions options) throws IOException {
    Endpoint endpoint = options.transport().open(options.spinNanos());
    try {
      List<String> command =
          options.jvm().command(options.limits().maxFrameBytes(), endpoint.address());
      WorkerProcess worker = new WorkerProcess(new ProcessBuilder(command).start(), endpoint);
      worker.startListening();
      return worker;
    } catch (IOException e) {
      endpoint.close();
      throw e;
    }
  }

  public long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the worker has connected. */
  public Link connect() throws IOException, InterruptedException {
    return endpoint.connect(process);
  }

  /** Removes what was needed to connect. */
  public void release() {
    try {
      endpoint.close();
    } catch (IOException e) {
      // An empty file or directory of our own stays behind; it is swept later.
    }
  }

  /** Not by the process itself, which would close its standard error with its last words in it. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for the end of the process; false when it did not end in time. */
  public boolean awaitExit(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Waits for the end of a process that was killed or has closed its link, and tells how it was.
   */
  public WorkerExit exit(String cause) throws InterruptedException {
    int code = process.waitFor();
    listener.join(LAST_WORDS_MILLIS);
    process.destroyForcibly(); // closes what is still open
    synchronized (stderrTail) {
      return new WorkerExit(pid(), cause, code, new ArrayList<>(stderrTail));
    }
  }

  private void startListening() {
    try {
      listener.start();
    } catch (OutOfMemoryError e) { // no thread left: nobody would know of the process
      kill();
      release();
      throw e;
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
    synchronized (stderrTail) {
      if (stderrTail.size() == KEPT_LINES) {
        stderrTail.removeFirst();
      }
      stderrTail.addLast(line);
    }
  }
}
