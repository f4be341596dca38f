package org.concurrencyatlas.backend.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.backend.store.StoredObjects.Stored;
import org.concurrencyatlas.workload.store.StoreAddress;

/**
 * Puts, gets, looks at and removes objects and buckets, path-style. A header tells how long to wait
 * before the answer. Whoever does not use the store's own key is turned away; signatures are not
 * computed again, for the store keeps nobody out.
 */
public final class ObjectStoreHandler implements HttpHandler {
  private static final int OK = 200;
  private static final int GONE = 204;
  private static final int NOT_FOUND = 404;
  private static final int NO_BODY = -1;
  private static final long MAX_WAIT_MICROS = 60_000_000;

  /** No object is larger. */
  private static final int MOST_BYTES = 1 << 26;

  private static final String OWN_KEY = "Credential=" + StoreAddress.OWN_KEY + "/";

  /** Bytes that are on their way in: the heap holds no more beside what is stored. */
  private final Semaphore arriving = new Semaphore(MOST_BYTES);

  private final StoredObjects store;

  public ObjectStoreHandler(StoredObjects store) {
    this.store = store;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the store ends");
    }
  }

  private void answer(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath().substring(1);
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    boolean isObject = slash >= 0 && slash + 1 < path.length();
    Optional<String> authorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    if (authorization.filter(given -> given.contains(OWN_KEY)).isEmpty()) {
      fail(exchange, 403, "InvalidAccessKeyId", "this store knows one key only, its own");
    } else if (isObject && !store.hasBucket(bucket)) {
      fail(exchange, NOT_FOUND, "NoSuchBucket", "there is no bucket " + bucket);
    } else if (isObject) {
      answerOfObject(exchange, path);
    } else {
      answerOfBucket(exchange, bucket);
    }
  }

  private void answerOfBucket(HttpExchange exchange, String bucket) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        store.makeBucket(bucket);
        exchange.sendResponseHeaders(OK, NO_BODY);
      }
      case "HEAD" ->
          exchange.sendResponseHeaders(store.hasBucket(bucket) ? OK : NOT_FOUND, NO_BODY);
      case "DELETE" -> {
        store.removeBucket(bucket);
        exchange.sendResponseHeaders(GONE, NO_BODY);
      }
      default -> notImplemented(exchange);
    }
  }

  private void answerOfObject(HttpExchange exchange, String path)
      throws IOException, InterruptedException {
    switch (exchange.getRequestMethod()) {
      case "PUT" -> put(exchange, path);
      case "GET", "HEAD" -> get(exchange, path);
      case "DELETE" -> {
        store.remove(path);
        exchange.sendResponseHeaders(GONE, NO_BODY);
      }
      default -> notImplemented(exchange);
    }
  }

  private void put(HttpExchange exchange, String path) throws IOException, InterruptedException {
    long length = number(exchange, "Content-Length", MOST_BYTES);
    boolean inPieces =
        String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
            .startsWith("STREAMING");
    if (length < 0 || inPieces) {
      notImplemented(exchange);
      return;
    }
    arriving.acquire((int) length);
    try (InputStream body = exchange.getRequestBody()) {
      byte[] content = body.readNBytes((int) length);
      if (content.length == length) {
        exchange.getResponseHeaders().set("ETag", store.put(path, content).quoted());
      }
    } finally {
      arriving.release((int) length);
    }
    serve(exchange);
    exchange.sendResponseHeaders(OK, NO_BODY);
  }

  private void get(HttpExchange exchange, String path) throws IOException, InterruptedException {
    Optional<Stored> found = store.get(path);
    serve(exchange);
    if (found.isEmpty()) {
      fail(exchange, NOT_FOUND, "NoSuchKey", "there is no object " + path);
      return;
    }
    byte[] content = found.get().bytes();
    exchange.getResponseHeaders().set("ETag", found.get().tag().quoted());
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(OK, NO_BODY);
    } else {
      exchange.sendResponseHeaders(OK, content.length == 0 ? NO_BODY : content.length);
      exchange.getResponseBody().write(content);
    }
  }

  /** The time that the store takes, beside what it costs. */
  private static void serve(HttpExchange exchange) throws InterruptedException {
    long micros = number(exchange, StoreAddress.WAIT_HEADER, MAX_WAIT_MICROS);
    if (micros > 0) {
      TimeUnit.MICROSECONDS.sleep(micros);
    }
  }

  /** The value of a header, or −1 when it is missing or not in 0…max. */
  private static long number(HttpExchange exchange, String header, long max) {
    String text = exchange.getRequestHeaders().getFirst(header);
    try {
      long value = Long.parseLong(Objects.requireNonNullElse(text, ""));
      return 0 <= value && value <= max ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static void notImplemented(HttpExchange exchange) throws IOException {
    fail(exchange, 501, "NotImplemented", "this store has no " + exchange.getRequestMethod());
  }

  private static void fail(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    byte[] body =
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message.replace("&", "&amp;").replace("<", "&lt;"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? NO_BODY : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
