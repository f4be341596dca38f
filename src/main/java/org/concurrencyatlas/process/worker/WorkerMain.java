package org.concurrencyatlas.process.worker;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.PipeLink;

/** The entry point of a worker JVM: {@code <pid of the pool's process> <longest frame>}. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Serves the pool on standard input and output until they end. */
  public static void main(String[] args) throws IOException {
    new ParentWatch(Long.parseLong(args[0])).start();
    Link link =
        new PipeLink(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    keepTasksOffTheLink();
    new TaskLoop(link, Integer.parseInt(args[1])).run();
    System.exit(0);
  }

  /** What a task prints goes to the log of the pool; what it reads is empty. */
  private static void keepTasksOffTheLink() {
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
  }
}
