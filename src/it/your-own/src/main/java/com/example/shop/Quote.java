package com.example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.concurrencyatlas.workload.AsyncTask;

/** Asks for the price of one item; the price is the answer. */
public record Quote(String host, int port, long waitMicros, long item) implements AsyncTask {
  /** Made on first use; a JVM has one. */
  private static final class Client {
    static final HttpClient SHARED =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @Override
  public long call() throws IOException, InterruptedException {
    return price(Client.SHARED.send(request(), BodyHandlers.ofString()));
  }

  /** Cancelling the answer ends the exchange, as the contract asks. */
  @Override
  public CompletionStage<Long> callAsync() {
    CompletableFuture<HttpResponse<String>> exchange =
        Client.SHARED.sendAsync(request(), BodyHandlers.ofString());
    CompletableFuture<Long> answer = exchange.thenApply(Quote::price);
    answer.whenComplete(
        (price, failure) -> {
          if (answer.isCancelled()) {
            exchange.cancel(true);
          }
        });
    return answer;
  }

  private HttpRequest request() {
    String query = "/quote?item=" + item + "&waitMicros=" + waitMicros;
    return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + query)).build();
  }

  private static long price(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("the quote server answered " + response.statusCode());
    }
    return Long.parseLong(response.body());
  }
}
