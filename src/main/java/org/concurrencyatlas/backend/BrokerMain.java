package org.concurrencyatlas.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.concurrencyatlas.backend.broker.QpidBroker;
import org.concurrencyatlas.machine.TemporaryFolder;

/** The process of the broker. It ends when its standard input ends. */
final class BrokerMain {
  private BrokerMain() {}

  /** Serves until standard input ends; the one argument is the folder for the broker's folder. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]).resolve(TemporaryFolder.nameFor(ProcessHandle.current().pid()));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> TemporaryFolder.remove(folder), "broker-folder"));
    try {
      ServerProcess.serve(QpidBroker.start(InetAddress.getLoopbackAddress(), folder));
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    System.exit(0);
  }
}
