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

/** A worker JVM: starts and kills it, and keeps the tail of its standard error. */
public final class WorkerProcess {
  private static final int TAIL_LINES = 20;

  /** Enough on a busy machine, unless a process that a task has left behind holds the pipe. */
  private static final long STDERR_MILLIS = 2_000;

  private final Process process;
  private final Endpoint endpoint;
  private final Deque<String> stderrTail = new ArrayDeque<>(TAIL_LINES);
  private final Thread stderrReader;

  private WorkerProcess(Process process, Endpoint endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.stderrReader =
        Thread.ofPlatform().daemon().name("worker-stderr-" + pid()).unstarted(this::readStderr);
  }

  /** Starts a worker; its link is opened by {@link #connect}. */
  public static WorkerProcess start(PoolOptions options) throws IOException {
    Endpoint endpoint = options.transport().open(options.spinNanos());
    try {
      List<String> command =
          options.jvm().command(options.limits().maxFrameBytes(), endpoint.address());
      WorkerProcess worker = new WorkerProcess(new ProcessBuilder(command).start(), endpoint);
      worker.startStderrReader();
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

  /** Deletes the files that were needed to connect. */
  public void release() {
    try {
      endpoint.close();
    } catch (IOException e) {
      // An empty file or directory of our own stays behind; a shared file is deleted later.
    }
  }

  /**
   * Kills the process through its handle: {@code Process} itself would close standard error, which
   * is still read.
   */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for the end of the process; false when it did not end in time. */
  public boolean awaitExit(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits for the end of a process that was killed or has closed its link, and describes it. */
  public WorkerExit awaitExit(String cause) throws InterruptedException {
    int code = process.waitFor();
    stderrReader.join(STDERR_MILLIS);
    process.destroyForcibly(); // closes what is still open
    synchronized (stderrTail) {
      return new WorkerExit(pid(), cause, code, new ArrayList<>(stderrTail));
    }
  }

  private void startStderrReader() {
    try {
      stderrReader.start();
    } catch (OutOfMemoryError e) { // there is no thread left to watch the process
      kill();
      release();
      throw e;
    }
  }

  private void readStderr() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        addToTail(line);
      }
    } catch (IOException e) {
      addToTail("(standard error broke off: " + e.getMessage() + ")");
    }
  }

  private void addToTail(String line) {
    synchronized (stderrTail) {
      if (stderrTail.size() == TAIL_LINES) {
        stderrTail.removeFirst();
      }
      stderrTail.addLast(line);
    }
  }
}
