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

  /** For workloads that talk to nobody. */
  static Services none() {
    return service -> {
      throw new IllegalStateException("the back-end " + service + " was not started");
    };
  }
}
