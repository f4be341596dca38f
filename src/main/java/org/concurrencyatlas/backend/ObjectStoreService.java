package org.concurrencyatlas.backend;

import java.io.IOException;
import java.util.List;
import org.concurrencyatlas.backend.store.StoredObjects;
import org.concurrencyatlas.workload.store.StoreAddress;

/** A store of objects that speaks as much of the S3 protocol as the workloads need. */
final class ObjectStoreService implements Service {
  private static final String HEAP = "-Xmx384m";

  /**
   * What it holds and what it is being sent fit well into the heap. The JDK's server would send
   * small answers late (Nagle's algorithm) and close all but 200 idle connections under a client.
   */
  private static final List<String> FLAGS =
      List.of(
          HEAP,
          "-XX:+ExitOnOutOfMemoryError",
          "-Dsun.net.httpserver.nodelay=true",
          "-Dsun.net.httpserver.maxIdleConnections=100000",
          "-Dsun.net.httpserver.idleInterval=3600");

  @Override
  public String id() {
    return StoreAddress.SERVICE;
  }

  @Override
  public BackEnd start() throws IOException {
    return new Store(ServerProcess.start(FLAGS, ObjectStoreMain.class));
  }

  private record Store(ServerProcess process) implements BackEnd.Started {
    @Override
    public String description() {
      return "the harness's own object store at %s:%d, %s, objects of %d MiB at most, a virtual"
              .formatted(
                  address().getHostString(),
                  address().getPort(),
                  HEAP,
                  StoredObjects.MOST_BYTES >> 20)
          + " thread for each request";
    }
  }
}
