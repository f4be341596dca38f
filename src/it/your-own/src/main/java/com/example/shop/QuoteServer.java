package com.example.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.concurrencyatlas.backend.ServerProcess;

/** The process of the quote server: waits as long as it is asked to, then answers with a price. */
public final class QuoteServer {
  private static final int BACKLOG = 4_096;

  private QuoteServer() {}

  public static void main(String[] args) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/quote", QuoteServer::answer);
    server.start();
    ServerProcess.serve(server.getAddress().getPort());
  }

  /** What an item costs; both ends know it, so that every answer can be checked. */
  static long price(long item) {
    return 100 + 37 * item % 900;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String[] query = exchange.getRequestURI().getQuery().split("[=&]");
    LockSupport.parkNanos(1_000 * Long.parseLong(query[3]));
    byte[] body = Long.toString(price(Long.parseLong(query[1]))).getBytes();
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
