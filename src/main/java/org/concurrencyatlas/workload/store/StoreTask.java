package org.concurrencyatlas.workload.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.data.BytePattern;

/**
 * One object put or got. A get answers with the CRC-32 of what it got; a put with half of the MD5
 * that the store says it has taken. Nothing is tried twice: a request that fails fails its task.
 *
 * @param endpoint as in {@link StoreAddress}
 * @param region as there
 * @param bucket as there
 * @param key as there
 * @param operation {@link #GET} or {@link #PUT}
 * @param client {@link #OWN} or {@link #NETTY}
 * @param bytes length of the object
 * @param waitMicros that the store is asked to wait
 * @param slice number of the slice of {@link BytePattern} that is the object
 */
record StoreTask(
    String endpoint,
    String region,
    String bucket,
    String key,
    String operation,
    String client,
    int bytes,
    long waitMicros,
    long slice)
    implements AsyncTask {
  static final String GET = "get";
  static final String PUT = "put";

  /** The blocking client where the task blocks. */
  static final String OWN = "own";

  /** The asynchronous client everywhere: a task that blocks waits for its answer. */
  static final String NETTY = "netty";

  @Override
  public long call() throws Exception {
    return client.equals(NETTY) ? await(start()) : BlockingStore.call(this);
  }

  @Override
  public CompletionStage<Long> callAsync() {
    return start();
  }

  private CompletableFuture<Long> start() {
    return AsyncStore.call(this);
  }

  private static long await(CompletableFuture<Long> answer) throws Exception {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  StoreAddress address() {
    return new StoreAddress(endpoint, region, bucket, key);
  }

  boolean gets() {
    return operation.equals(GET);
  }

  /** The name of its object; what is put is not what is got. */
  String object() {
    return "concurrency-atlas/%s-%d-%d".formatted(operation, bytes, slice);
  }

  /** The bytes of its object. */
  byte[] content() {
    return BytePattern.slice(BytePattern.offset(slice), bytes);
  }
}
