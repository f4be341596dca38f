package org.concurrencyatlas.workload.store;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The SDK's asynchronous client, on Netty; a JVM has one for a store. */
final class AsyncStore {
  private static final Map<StoreAddress, S3AsyncClient> CLIENTS = new ConcurrentHashMap<>();

  private AsyncStore() {}

  /** Cancelling the answer cancels the request. */
  static CompletableFuture<Long> call(StoreTask task) {
    S3AsyncClient client = CLIENTS.computeIfAbsent(task.address(), AsyncStore::open);
    return task.gets() ? get(client, task) : put(client, task);
  }

  private static CompletableFuture<Long> get(S3AsyncClient client, StoreTask task) {
    return cancelling(
        task,
        client.getObject(Clients.get(task), AsyncResponseTransformer.toBytes()),
        object -> {
          CRC32 crc = new CRC32();
          crc.update(object.asByteArrayUnsafe());
          return crc.getValue();
        });
  }

  private static CompletableFuture<Long> put(S3AsyncClient client, StoreTask task) {
    return cancelling(
        task,
        client.putObject(Clients.put(task), AsyncRequestBody.fromBytes(task.content())),
        stored -> EntityTag.ofHeader(stored.eTag()).number());
  }

  /** What a response is as an answer. */
  @FunctionalInterface
  private interface Answer<T> {
    long of(T response) throws IOException;
  }

  private static <T> CompletableFuture<Long> cancelling(
      StoreTask task, CompletableFuture<T> request, Answer<T> answer) {
    CompletableFuture<Long> result =
        request
            .exceptionallyCompose(
                failure -> CompletableFuture.failedFuture(asStoreFailure(task, failure)))
            .thenApply(response -> {
              try {
                return answer.of(response);
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            });
    CompletableFuture<Long> _ =
        result.whenComplete((value, failure) -> {
          if (result.isCancelled()) {
            request.cancel(true);
          }
        });
    return result;
  }

  private static Throwable asStoreFailure(StoreTask task, Throwable failure) {
    Throwable seen = failure instanceof CompletionException ? failure.getCause() : failure;
    return seen instanceof S3Exception answer ? Clients.failed(task, answer) : failure;
  }

  private static S3AsyncClient open(StoreAddress address) {
    return Clients.configured(S3AsyncClient.builder(), address)
        .httpClientBuilder(
            NettyNioAsyncHttpClient.builder()
                .maxConcurrency(Clients.MOST_CONNECTIONS)
                .maxPendingConnectionAcquires(Clients.MOST_CONNECTIONS)
                .connectionAcquisitionTimeout(Clients.SILENCE)
                .connectionTimeout(Clients.CONNECT)
                .readTimeout(Clients.SILENCE)
                .writeTimeout(Clients.SILENCE))
        .build();
  }
}
