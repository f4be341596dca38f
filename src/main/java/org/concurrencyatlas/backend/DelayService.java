package org.concurrencyatlas.backend;

import java.io.IOException;

/** HTTP that waits before it answers. */
final class DelayService implements Service {
  @Override
  public String id() {
    return DelayServer.ID;
  }

  @Override
  public BackEnd start() throws IOException {
    return DelayServer.start();
  }
}
