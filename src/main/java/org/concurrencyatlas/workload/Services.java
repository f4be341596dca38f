package org.concurrencyatlas.workload;

import java.net.InetSocketAddress;

/** Where the running back-ends are. */
@FunctionalInterface
public interface Services {
  /**
   * The address of a running back-end.
   *
   * @throws IllegalStateException when it was not started
   */
  InetSocketAddress address(String service);

  /**
   * Where a running back-end is, in the words of its service: {@code host:port}, or a URL that says
   * more. It holds no password.
   *
   * @throws IllegalStateException when it was not started
   */
  default String location(String service) {
    InetSocketAddress address = address(service);
    return address.getHostString() + ":" + address.getPort();
  }

  /**
   * Has a client closed that a workload has opened for all tasks of a batch: after the last batch,
   * before the back-ends end.
   */
  default void beforeClosing(Runnable close) {
    // without back-ends, clients are left to the end of the JVM
  }

  /** For workloads without back-ends. */
  static Services none() {
    return service -> {
      throw new IllegalStateException("the back-end " + service + " was not started");
    };
  }
}
