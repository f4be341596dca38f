package org.concurrencyatlas.backend;

import java.io.IOException;
import java.nio.file.Path;
import org.concurrencyatlas.backend.postgres.PostgresInstance;
import org.concurrencyatlas.machine.TemporaryFolder;

/**
 * The process that has a PostgreSQL as its child. It ends when its standard input ends, and the
 * server with it.
 */
final class PostgresServerMain {
  private PostgresServerMain() {}

  /** Serves until standard input ends; the one argument is the folder for the server's folder. */
  public static void main(String[] args) throws InterruptedException {
    long pid = ProcessHandle.current().pid();
    PostgresInstance instance =
        new PostgresInstance(Path.of(args[0]).resolve(TemporaryFolder.nameFor(pid)));
    Runtime.getRuntime().addShutdownHook(new Thread(instance::stop, "postgres-end"));
    try {
      ServerProcess.serve(instance.start());
    } catch (IOException e) {
      System.out.println(e.getMessage());
      System.exit(0);
    }
  }
}
