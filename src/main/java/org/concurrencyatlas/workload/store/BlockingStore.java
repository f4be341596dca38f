package org.concurrencyatlas.workload.store;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The SDK's blocking client, on Apache's HTTP client 5; a JVM has one for a store. */
final class BlockingStore {
  private static final Map<StoreAddress, S3Client> CLIENTS = new ConcurrentHashMap<>();

  private BlockingStore() {}

  static long call(StoreTask task) throws IOException {
    S3Client client = CLIENTS.computeIfAbsent(task.address(), BlockingStore::open);
    try {
      return answer(client, task);
    } catch (S3Exception e) {
      throw Clients.failed(task, e);
    }
  }

  private static long answer(S3Client client, StoreTask task) throws IOException {
    if (task.gets()) {
      CRC32 crc = new CRC32();
      crc.update(client.getObjectAsBytes(Clients.get(task)).asByteArrayUnsafe());
      return crc.getValue();
    }
    return EntityTag.ofHeader(
            client.putObject(Clients.put(task), RequestBody.fromBytes(task.content())).eTag())
        .number();
  }

  private static S3Client open(StoreAddress address) {
    return Clients.configured(S3Client.builder(), address)
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(Clients.MOST_CONNECTIONS)
                .connectionAcquisitionTimeout(Clients.SILENCE)
                .connectionTimeout(Clients.CONNECT)
                .socketTimeout(Clients.SILENCE)
                .expectContinueEnabled(false))
        .build();
  }
}
