package org.concurrencyatlas.workload.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.data.BytePattern;
import org.concurrencyatlas.workload.io.LoopbackServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayName("An object store")
class ObjectStoreTest {
  private static BackEnds backEnds;

  private final ObjectStore workload = new ObjectStore();

  @BeforeAll
  static void start() throws IOException {
    backEnds = BackEnds.open(List.of(StoreAddress.SERVICE));
  }

  @AfterAll
  static void end() {
    backEnds.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operation=get,bytes=1",
        "operation=get,client=netty",
        "operation=put",
        "operation=put,client=netty,bytes=1048576"
      })
  @DisplayName("has what was put, answers not before it may, and has nothing when it is over")
  void putsAndGets(String parameters) throws Exception {
    Point point = point("tasks=3,waitMicros=3000," + parameters);
    List<Task> batch = workload.batch(point, backEnds);
    long sum = 0;
    for (Task task : batch) {
      long start = System.nanoTime();
      sum += task.call();
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(3_000_000);
    }
    assertThat(sum).isEqualTo(workload.expected(point));

    StoreTask first = (StoreTask) batch.getFirst();
    assertThat(get(first).statusCode()).isEqualTo(200);
    assertThat(get(first).body()).isEqualTo(BytePattern.slice(0, first.bytes()));
    workload.remove(point, batch);
    assertThat(get(first).statusCode()).isEqualTo(404);
  }

  /** Without the SDK: what is in the store, whichever way it came there. */
  private static HttpResponse<byte[]> get(StoreTask task) throws Exception {
    URI uri = URI.create(task.endpoint() + "/" + task.bucket() + "/" + task.object());
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(uri)
              .header("Authorization", "Credential=" + StoreAddress.OWN_KEY + "/")
              .build(),
          BodyHandlers.ofByteArray());
    }
  }

  @Test
  @DisplayName("that takes other bytes than were sent is found out by its entity tag")
  void aWrongTagIsFound() throws Exception {
    HttpServer liar = server(200, "\"" + EntityTag.of(new byte[] {1}).hex() + "\"");
    try {
      Point point = point("tasks=1,operation=put,bytes=10,waitMicros=0");
      StoreTask put = at(liar, StoreTask.PUT);

      assertThat(put.call()).isNotEqualTo(workload.expected(point));
    } finally {
      liar.stop(0);
    }
  }

  @Test
  @DisplayName("whose entity tag is no digest of the object cannot be measured, and it is said")
  void aTagThatIsNoDigest() throws Exception {
    HttpServer parts = server(200, "\"0123-2\"");
    try {
      assertThatThrownBy(() -> at(parts, StoreTask.PUT).call())
          .isInstanceOf(IOException.class)
          .hasMessage("the store's entity tag \"0123-2\" is not the MD5 of the object");
      assertThatThrownBy(() -> at(parts, StoreTask.PUT).callAsync().toCompletableFuture().get())
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(IOException.class);
    } finally {
      parts.stop(0);
    }
  }

  @Test
  @DisplayName("that answers with an error is asked once and the task says what it answered")
  void anErrorIsNotTriedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer broken = server(500, "", asked);
    try {
      assertThatThrownBy(() -> at(broken, StoreTask.GET).call())
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageContaining("Status Code: 500");
      assertThatThrownBy(() ->
              at(broken, StoreTask.GET).callAsync().toCompletableFuture().get(20, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(ServiceFailedException.class);
      assertThat(asked).hasValue(2);
    } finally {
      broken.stop(0);
    }
  }

  @Test
  @DisplayName("may have another address, and no credentials are in it")
  void anotherAddress() {
    StoreAddress address = StoreAddress.elsewhere("https://store.example/", "eu-west-1", "mine");

    assertThat(address.hostAndPort()).isEqualTo("store.example:443");
    assertThat(address.flags())
        .containsExactly(
            "-Dconcurrencyatlas.s3.endpoint=https://store.example",
            "-Dconcurrencyatlas.s3.region=eu-west-1",
            "-Dconcurrencyatlas.s3.bucket=mine");
    assertThat(StoreAddress.elsewhere("http://[::1]:9000", "a-1", "bb").hostAndPort())
        .isEqualTo("[::1]:9000");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://a, --s3-endpoint ftp://a is not allowed",
    "nowhere, --s3-endpoint nowhere is not allowed",
    "http://a/path, --s3-endpoint http://a/path is not allowed",
    "http://a?b=c, --s3-endpoint http://a?b=c is not allowed",
    "http://a b, --s3-endpoint http://a b is not allowed",
    "http://key:secret@a, --s3-endpoint takes no credentials"
  })
  @DisplayName("whose address cannot be read is refused in one line that repeats no secret")
  void aWrongAddress(String endpoint, String message) {
    assertThatThrownBy(() -> StoreAddress.elsewhere(endpoint, "us-east-1", "bucket"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("secret@");
    assertThatThrownBy(() -> StoreAddress.elsewhere("http://a", "us-east-1", "No Bucket"))
        .hasMessageStartingWith("--s3-bucket No Bucket is not allowed; give ");
  }

  @Test
  @DisplayName("is not sent more than both ends can hold")
  void tooMuch() {
    assertThatCode(() -> point("tasks=256,bytes=1048576")).doesNotThrowAnyException();
    assertThatThrownBy(() -> point("tasks=257,bytes=1048576"))
        .hasMessage(
            "269484032 bytes would be in flight, 268435456 is the most; give fewer bytes, tasks or"
                + " concurrency");
  }

  private static HttpServer server(int status, String tag) throws IOException {
    return server(status, tag, new AtomicInteger());
  }

  private static HttpServer server(int status, String tag, AtomicInteger asked) throws IOException {
    return LoopbackServer.start(exchange -> {
      asked.incrementAndGet();
      exchange.getRequestBody().readAllBytes();
      if (!tag.isEmpty()) {
        exchange.getResponseHeaders().set("ETag", tag);
      }
      byte[] body = "<Error><Code>InternalError</Code></Error>".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, status == 200 ? -1 : body.length);
      if (status != 200) {
        exchange.getResponseBody().write(body);
      }
    });
  }

  private static StoreTask at(HttpServer server, String operation) {
    return new StoreTask(
        "http://127.0.0.1:" + server.getAddress().getPort(),
        StoreAddress.DEFAULT_REGION,
        StoreAddress.DEFAULT_BUCKET,
        StoreAddress.OWN_KEY,
        operation,
        StoreTask.OWN,
        10,
        0,
        0);
  }

  private static Point point(String parameters) {
    return new WorkloadCatalogue().resolve(Point.parse("object-store(" + parameters + ")"));
  }
}
