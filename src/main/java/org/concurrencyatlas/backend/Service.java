package org.concurrencyatlas.backend;

import java.io.IOException;
import org.concurrencyatlas.result.UsageException;

/**
 * A kind of server on the other end of a workload. The harness starts one for a run, in a process
 * of its own, and all forks talk to it; a user's jar adds its own kinds through {@link
 * java.util.ServiceLoader}.
 */
public interface Service {
  /** Lower case, words joined by hyphens. */
  String id();

  /**
   * Starts one on a free port of the loopback interface and waits until it answers. It must end
   * with the process that started it, whatever becomes of that: {@link ServerProcess} sees to it
   * for a server that is a main class.
   *
   * @throws IOException when it cannot be started; nothing is left running then
   */
  BackEnd start() throws IOException;

  /**
   * One that runs already.
   *
   * @param location {@code host:port}, or what else the service knows itself by
   * @throws UsageException when it cannot be read; says what to give
   */
  default BackEnd at(String location) {
    return new BackEnd.AtAddress(HostAndPort.parse(id(), location));
  }
}
