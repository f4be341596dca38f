package org.concurrencyatlas.workload.store;

import java.io.IOException;
import java.util.List;
import org.concurrencyatlas.workload.ServiceFailedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes the bucket and the objects to be got, and removes the objects. Through a client of its own,
 * the JDK's: neither of those that are measured is loaded or warmed by it.
 */
final class StoreSetUp {
  private static final int NOT_FOUND = 404;

  private StoreSetUp() {}

  /**
   * Makes the bucket where there is none, and puts what is to be got.
   *
   * @param objects a task for each object
   * @throws ServiceFailedException when the store does not do it; says why
   */
  static void begin(StoreAddress address, List<StoreTask> objects) {
    try (S3Client client = open(address)) {
      makeBucket(client, address.bucket());
      for (StoreTask each : objects) {
        if (each.gets()) {
          client.putObject(
              put -> put.bucket(each.bucket()).key(each.object()),
              RequestBody.fromBytes(each.content()));
        }
      }
    } catch (SdkException e) {
      throw new ServiceFailedException(
          "the object store %s cannot be used: %s".formatted(address.endpoint(), e.getMessage()),
          e);
    }
  }

  private static void makeBucket(S3Client client, String bucket) {
    try {
      client.headBucket(head -> head.bucket(bucket));
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_FOUND) {
        throw e;
      }
      client.createBucket(create -> create.bucket(bucket));
    }
  }

  /**
   * Removes objects.
   *
   * @param objects a task for each
   * @throws IOException when the store does not do it
   */
  static void end(List<StoreTask> objects) throws IOException {
    try (S3Client client = open(objects.getFirst().address())) {
      for (StoreTask each : objects) {
        client.deleteObject(delete -> delete.bucket(each.bucket()).key(each.object()));
      }
    } catch (SdkException e) {
      throw new IOException("objects stay in the store: " + e.getMessage(), e);
    }
  }

  private static S3Client open(StoreAddress address) {
    return Clients.configured(S3Client.builder(), address)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Clients.CONNECT)
                .socketTimeout(Clients.SILENCE))
        .build();
  }
}
