package org.concurrencyatlas.backend;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.concurrencyatlas.backend.store.ObjectStoreHandler;
import org.concurrencyatlas.backend.store.StoredObjects;

/** The process of the object store: the JDK's HTTP server, a virtual thread for each request. */
final class ObjectStoreMain {
  private static final int BACKLOG = 16_384;

  private ObjectStoreMain() {}

  /** Serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", new ObjectStoreHandler(new StoredObjects()));
    server.start();
    ServerProcess.serve(server.getAddress().getPort());
  }
}
