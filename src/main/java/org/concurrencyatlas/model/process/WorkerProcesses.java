package org.concurrencyatlas.model.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The worker JVMs of this host. One that ends is replaced, until too many have ended one after the
 * other while no task came to its end.
 */
public final class WorkerProcesses implements AutoCloseable {
  private static final int EXITS_FOR_ALL = 10;
  private static final long MILLIS_TO_END = 5_000;
  private static final int SIGNALLED = 128;

  private final String name;
  private final List<String> command;
  private final Watcher watcher;
  private final int mostExits;
  private final List<Slot> slots = new ArrayList<>();
  private final AtomicInteger exits = new AtomicInteger();
  private volatile String lastExit = "it cannot be seen from here";
  private volatile boolean closing;

  /** Is told what becomes of the workers, by the thread that keeps each; returns at once. */
  @FunctionalInterface
  public interface Watcher {
    /** A worker runs, and has not read anything yet. */
    default void began(Process worker) {}

    /** A worker has ended; another one is started. */
    default void ended(long pid, String how) {}

    /** There will be none any more; says why, one line. Told once. */
    void broken(String reason);
  }

  /**
   * Starts none yet.
   *
   * @param name of a worker, for the names of threads
   * @param count 0 where only workers elsewhere serve
   * @param command starts one
   */
  public WorkerProcesses(String name, int count, List<String> command, Watcher watcher) {
    this.name = name;
    this.command = List.copyOf(command);
    this.watcher = watcher;
    this.mostExits = EXITS_FOR_ALL + count;
    for (int i = 0; i < count; i++) {
      slots.add(new Slot(i));
    }
  }

  /** Starts them; called once. */
  public void start() {
    slots.forEach(Thread::start);
  }

  /** A task has come to its end: the workers work. */
  public void progress() {
    if (exits.get() != 0) {
      exits.set(0);
    }
  }

  /** How the worker ended that ended last. */
  public String lastExit() {
    return lastExit;
  }

  /** Waits until all have ended for good, or this thread is interrupted. */
  public void await() throws InterruptedException {
    for (Slot slot : slots) {
      slot.join();
    }
  }

  /** Kills them and waits for their ends. */
  @Override
  public void close() {
    closing = true;
    slots.forEach(Slot::kill);
    try {
      for (Slot slot : slots) {
        slot.join(MILLIS_TO_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(String how) {
    lastExit = how;
    if (!closing && exits.incrementAndGet() == mostExits) {
      closing = true;
      slots.forEach(Slot::kill);
      watcher.broken(
          "%d workers ended one after the other without a task done; the last one: %s"
              .formatted(mostExits, how));
    }
  }

  /** Keeps one worker running. */
  private final class Slot extends Thread {
    private @Nullable Process process;

    Slot(int index) {
      super(name + "-" + index);
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!closing) {
        try {
          Process worker = begin();
          watcher.began(worker);
          String last = lastLine(worker);
          int code = worker.waitFor();
          String how =
              (code > SIGNALLED ? "killed by signal " + (code - SIGNALLED) : "exit code " + code)
                  + (last.isEmpty() ? "" : ", its last line: " + last);
          watcher.ended(worker.pid(), how);
          ended(how);
        } catch (IOException e) {
          ended("it cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    private synchronized Process begin() throws IOException {
      Process worker = new ProcessBuilder(command).redirectErrorStream(true).start();
      process = worker;
      if (closing) {
        worker.destroyForcibly();
      }
      return worker;
    }

    /** Of an exception, the line that says what it is and not one of its trace. */
    private static String lastLine(Process worker) throws IOException {
      String last = "";
      try (BufferedReader lines = worker.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t... ")) {
            last = line.strip();
          }
        }
      }
      return last;
    }

    synchronized void kill() {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }
}
