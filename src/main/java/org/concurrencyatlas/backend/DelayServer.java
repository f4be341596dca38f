package org.concurrencyatlas.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.concurrencyatlas.result.UsageException;

/**
 * A started delay server: an HTTP server in a process of its own that waits before it answers.
 *
 * @param process where it runs
 */
public record DelayServer(ServerProcess process) implements BackEnd {
  /** Id of this back-end. */
  public static final String ID = "delay-server";

  /**
   * Starts one on a free port.
   *
   * @throws IOException when it cannot be started
   */
  public static DelayServer start() throws IOException {
    return start(0);
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param port 0 for any free one
   * @throws UsageException when the port is taken
   * @throws IOException when it cannot be started
   */
  public static DelayServer start(int port) throws IOException {
    return new DelayServer(
        ServerProcess.start(List.of("-Xmx128m"), DelayServerMain.class, Integer.toString(port)));
  }

  @Override
  public InetSocketAddress address() {
    return process.address();
  }

  @Override
  public List<ProcessHandle> processes() {
    return process.processes();
  }

  @Override
  public void close() {
    process.close();
  }
}
