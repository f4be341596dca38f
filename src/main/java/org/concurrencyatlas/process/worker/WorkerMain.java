package org.concurrencyatlas.process.worker;

import java.io.IOException;
import java.io.InputStream;
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
    System.exit(0);
  }

  /** Keeps tasks off the link: what they print goes to standard error, what they read is empty. */
  private static void redirectStandardStreams() {
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
  }
}
