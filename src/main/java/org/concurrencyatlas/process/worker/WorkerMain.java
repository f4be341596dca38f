package org.concurrencyatlas.process.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.wire.RemoteFailure;

/**
 * The entry point of a worker JVM: {@code <pid of the pool's process> <longest frame> <address of
 * the link>}.
 */
public final class WorkerMain {
  private static final int EXIT_FAILED = 70;

  private WorkerMain() {}

  /** Serves the pool until it ends the link. */
  public static void main(String[] args) throws IOException {
    long parent = Long.parseLong(args[0]);
    int maxFrameBytes = Integer.parseInt(args[1]);
    Link link = Transport.connect(args[2]);
    redirectStandardStreams();
    Outbox outbox = new Outbox(link);
    ParentMonitor parentMonitor = new ParentMonitor(parent, outbox);
    parentMonitor.start();
    try {
      new TaskLoop(link, maxFrameBytes, outbox, parentMonitor).run();
    } catch (Throwable e) {
      System.err.println(RemoteFailure.of(e).stackTrace());
      Runtime.getRuntime()
          .halt(EXIT_FAILED); // a task's thread could keep the JVM, and the pool wait
    }
    if (!isLastThread()) {
      System.exit(0);
    }
  }

  /**
   * Whether the JVM ends when the calling thread does. That is much quicker than {@link
   * System#exit}, which first looks for a logger in every jar of the class path: a worker would
   * spend the time that its shutdown hooks have.
   */
  private static boolean isLastThread() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[2 * all.activeCount() + 1];
    int count = all.enumerate(threads);
    return count < threads.length
        && Arrays.stream(threads, 0, count)
            .allMatch(each -> each.isDaemon() || each.equals(Thread.currentThread()));
  }

  /** Keeps tasks off the link: what they print goes to standard error, what they read is empty. */
  private static void redirectStandardStreams() {
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
  }
}
