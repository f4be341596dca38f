package org.concurrencyatlas.workload.store;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.concurrencyatlas.workload.ServiceFailedException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What all clients of the SDK have in common, and the requests that they send. */
final class Clients {
  /** More than are ever in flight: how many connections there are is the model's affair. */
  static final int MOST_CONNECTIONS = 100_000;

  /** Until a connection stands; a missing server is noticed sooner. */
  static final Duration CONNECT = Duration.ofSeconds(10);

  /** Without a byte from the store; the time limit of a fork may end it sooner. */
  static final Duration SILENCE = Duration.ofSeconds(60);

  private Clients() {}

  /**
   * The settings of a client: path-style addresses, for a store on this machine has no names for
   * buckets; bodies in one piece; no checksum beside the signature; nothing is tried twice, so that
   * a fault of the store is seen.
   */
  static <B extends S3BaseClientBuilder<B, C>, C> B configured(B builder, StoreAddress address) {
    return builder
        .region(Region.of(address.region()))
        .endpointOverride(URI.create(address.endpoint()))
        .credentialsProvider(credentials(address))
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
        .overrideConfiguration(each -> each.retryStrategy(AwsRetryStrategy.doNotRetry()));
  }

  private static AwsCredentialsProvider credentials(StoreAddress address) {
    return address.isOwn()
        ? StaticCredentialsProvider.create(
            AwsBasicCredentials.create(address.key(), StoreAddress.OWN_KEY))
        : DefaultCredentialsProvider.builder().build();
  }

  /** What a task says of a store that answered with an error: it is not its contender's doing. */
  static ServiceFailedException failed(StoreTask task, S3Exception answer) {
    return new ServiceFailedException(
        "the object store %s failed: %s".formatted(task.endpoint(), answer.getMessage()), answer);
  }

  static GetObjectRequest get(StoreTask task) {
    return GetObjectRequest.builder()
        .bucket(task.bucket())
        .key(task.object())
        .overrideConfiguration(waiting(task))
        .build();
  }

  static PutObjectRequest put(StoreTask task) {
    return PutObjectRequest.builder()
        .bucket(task.bucket())
        .key(task.object())
        .overrideConfiguration(waiting(task))
        .build();
  }

  private static Consumer<AwsRequestOverrideConfiguration.Builder> waiting(StoreTask task) {
    return each -> {
      if (task.waitMicros() > 0) {
        each.putHeader(StoreAddress.WAIT_HEADER, Long.toString(task.waitMicros()));
      }
    };
  }
}
