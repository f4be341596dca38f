package org.concurrencyatlas.model.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The worker JVMs of this host. One that ends is replaced, until too many have ended one after the
 * other while no task came to its end.
 */
public final class QueueWorkers implements AutoCloseable {
  private static final int EXITS_FOR_ALL = 10;
  private static final long MILLIS_TO_END = 5_000;
  private static final int SIGNALLED = 128;

  private final List<String> command;
  private final Consumer<String> broken;
  private final int mostExits;
  private final List<Slot> slots = new ArrayList<>();
  private final AtomicInteger exits = new AtomicInteger();
  private volatile String lastExit = "it cannot be seen from here";
  private volatile boolean closing;

  /**
   * Starts none yet.
   *
   * @param count 0 where only workers elsewhere serve
   * @param command starts one
   * @param broken is told once why there will be none any more, one line
   */
  public QueueWorkers(int count, List<String> command, Consumer<String> broken) {
    this.command = List.copyOf(command);
    this.broken = broken;
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
  void progress() {
    if (exits.get() != 0) {
      exits.set(0);
    }
  }

  /** How the worker ended that ended last. */
  String lastExit() {
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
      broken.accept(
          "%d workers ended one after the other without a task done; the last one: %s"
              .formatted(mostExits, how));
    }
  }

  /** Keeps one worker running. */
  private final class Slot extends Thread {
    private @Nullable Process process;

    Slot(int index) {
      super("task-queue-worker-" + index);
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!closing) {
        try {
          Process worker = begin();
          String last = lastLine(worker);
          int code = worker.waitFor();
          ended(
              (code > SIGNALLED ? "killed by signal " + (code - SIGNALLED) : "exit code " + code)
                  + (last.isEmpty() ? "" : ", its last line: " + last));
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
