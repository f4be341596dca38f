package org.concurrencyatlas.model.queue;

import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import org.concurrencyatlas.backend.broker.QpidBroker;

/** A broker that listens on an interface of its own, for a test over namespaces. */
final class BrokerOnAddress {
  private BrokerOnAddress() {}

  /** Serves until standard input ends: {@code <address> <folder>}. */
  public static void main(String[] args) throws Exception {
    System.out.println(QpidBroker.start(InetAddress.getByName(args[0]), Path.of(args[1])));
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
