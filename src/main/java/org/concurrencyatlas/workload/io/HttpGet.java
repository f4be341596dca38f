package org.concurrencyatlas.workload.io;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.CRC32;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.data.BytePattern;

/**
 * One request; the answer is the CRC-32 of the body. Blocking and asynchronous calls go through the
 * same client of {@link HttpClients}.
 *
 * @param host where the delay server is
 * @param port its port
 * @param wire number of the {@link HttpWire}
 * @param waitMicros how long it waits before it answers
 * @param bytes length of the body
 * @param index number of the task, which decides what part of the {@link BytePattern} it asks for
 */
record HttpGet(String host, int port, int wire, long waitMicros, int bytes, long index)
    implements AsyncTask {
  /** Id of the back-end. */
  static final String SERVICE = "delay-server";

  private static final int OK = 200;

  /** The sum of the answers of tasks 0 to {@code tasks} − 1. */
  static long expected(long tasks, int bytes) {
    return BytePattern.sum(tasks, offset -> BytePattern.crc32((int) offset, bytes));
  }

  @Override
  public long call() throws IOException, InterruptedException {
    return answer(client().send(request(), BodyHandlers.ofByteArray()));
  }

  /** Cancelling the answer cancels the exchange. */
  @Override
  public CompletionStage<Long> callAsync() {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client().sendAsync(request(), BodyHandlers.ofByteArray());
    CompletableFuture<Long> answer = exchange.thenCompose(this::answerAsync);
    CompletableFuture<Long> _ =
        answer.whenComplete((value, failure) -> {
          if (answer.isCancelled()) {
            exchange.cancel(true);
          }
        });
    return answer;
  }

  private HttpClient client() {
    return HttpClients.get(HttpWire.of(wire), host, port);
  }

  private HttpRequest request() {
    String scheme = HttpWire.of(wire).scheme();
    String query =
        "?waitMicros=" + waitMicros + "&bytes=" + bytes + "&offset=" + BytePattern.offset(index);
    return HttpRequest.newBuilder(URI.create(scheme + "://" + host + ":" + port + "/" + query))
        .build();
  }

  private CompletionStage<Long> answerAsync(HttpResponse<byte[]> response) {
    try {
      return CompletableFuture.completedStage(answer(response));
    } catch (IOException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private long answer(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() != OK) {
      throw new IOException(response.uri() + " answered with status " + response.statusCode());
    }
    if (response.version() != HttpWire.of(wire).version()) {
      throw new IOException(
          "%s answered by %s: the server does not speak %s"
              .formatted(response.uri(), response.version(), HttpWire.of(wire).version()));
    }
    CRC32 crc = new CRC32();
    crc.update(response.body());
    return crc.getValue();
  }
}
