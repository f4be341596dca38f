package org.concurrencyatlas.workload.store;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Services;

/**
 * Where an object store is and how one speaks to it. Holds no credentials: a store that the user
 * names gets those of the SDK's usual chain (environment, profile, instance), in each fork anew.
 *
 * @param endpoint URL without a path
 * @param region that requests are signed for
 * @param bucket that the objects are in
 * @param key the key id of the harness's own store, which anybody may know; empty for the chain
 */
public record StoreAddress(String endpoint, String region, String bucket, String key) {
  /** Id of the back-end that the harness starts. */
  public static final String SERVICE = "object-store";

  /** Key id and secret of the harness's own store: they keep out nothing but mistakes. */
  public static final String OWN_KEY = "concurrency-atlas";

  /** Asks the harness's own store to wait so many microseconds before it answers. */
  public static final String WAIT_HEADER = "x-atlas-wait-micros";

  /** The region when none is given. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** The bucket when none is given. */
  public static final String DEFAULT_BUCKET = "concurrency-atlas";

  private static final String ENDPOINT_PROPERTY = "concurrencyatlas.s3.endpoint";
  private static final String REGION_PROPERTY = "concurrencyatlas.s3.region";
  private static final String BUCKET_PROPERTY = "concurrencyatlas.s3.bucket";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,62}");
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /**
   * Checks what the user gave.
   *
   * @throws UsageException when the endpoint is no URL of a server, or a name is none
   */
  public static StoreAddress elsewhere(String endpoint, String region, String bucket) {
    checkEndpoint(endpoint);
    checkName("--s3-region", region);
    checkName("--s3-bucket", bucket);
    return new StoreAddress(endpoint.replaceFirst("/$", ""), region, bucket, "");
  }

  /** What the forks of this JVM's harness talk to. */
  static StoreAddress of(Services services) {
    String given = System.getProperty(ENDPOINT_PROPERTY);
    if (given != null) {
      return elsewhere(
          given,
          System.getProperty(REGION_PROPERTY, DEFAULT_REGION),
          System.getProperty(BUCKET_PROPERTY, DEFAULT_BUCKET));
    }
    InetSocketAddress own = services.address(SERVICE);
    String endpoint = "http://%s:%d".formatted(own.getHostString(), own.getPort());
    return new StoreAddress(endpoint, DEFAULT_REGION, DEFAULT_BUCKET, OWN_KEY);
  }

  /** Whether the harness has started the store, so that it waits when it is asked to. */
  boolean isOwn() {
    return !key.isEmpty();
  }

  /** The flags by which forks find a store that the user named. */
  public List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add("-D" + ENDPOINT_PROPERTY + "=" + endpoint);
    flags.add("-D" + REGION_PROPERTY + "=" + region);
    flags.add("-D" + BUCKET_PROPERTY + "=" + bucket);
    return flags;
  }

  /** {@code host:port}. */
  public String hostAndPort() {
    URI uri = URI.create(endpoint);
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    return uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
  }

  private static void checkEndpoint(String endpoint) {
    try {
      URI uri = new URI(endpoint);
      String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
      boolean plain =
          uri.getHost() != null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && List.of("", "/").contains(Objects.requireNonNullElse(uri.getRawPath(), ""));
      if (uri.getRawUserInfo() != null) {
        throw new UsageException(
            "--s3-endpoint takes no credentials, for it is kept in files; give them to the AWS"
                + " SDK's usual chain, like AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
      }
      if (plain && List.of("http", "https").contains(scheme)) {
        return;
      }
    } catch (URISyntaxException e) {
      // the one message for all mistakes
    }
    throw new UsageException(
        "--s3-endpoint %s is not allowed; give http:// or https:// and a host, like"
                .formatted(endpoint)
            + " http://127.0.0.1:9000");
  }

  private static void checkName(String option, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new UsageException(
          "%s %s is not allowed; give 2 to 63 small letters, digits, dots and hyphens"
              .formatted(option, name));
    }
  }
}
