package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The option for an object store that the harness does not start. */
@Timeout(180)
class ExternalStoreTest {
  private static final String KEY = "concurrency-atlas";
  private static final String SECRET = "a-secret-of-this-test";

  @TempDir private Path results;

  @Test
  @DisplayName("points that only the harness's own store can answer are refused in one line")
  void pointsThatOnlyTheHarnesssOwnStoreCanAnswerAreRefusedInOneLine() throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.execute(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "run",
            "--profile",
            "io",
            "--workload",
            "object-store",
            "--results",
            results.toString(),
            "--s3-endpoint",
            "http://127.0.0.1:9");

    assertThat(code).as(err.toString()).isEqualTo(2);
    assertThat(err.toString().strip())
        .hasLineCount(1)
        .startsWith("2 points of object-store with waitMicros above 0 cannot be asked of")
        .endsWith("give --point 'object-store(waitMicros=0)'");
    assertThat(results).isEmptyDirectory();
  }

  @Test
  @Tag("full")
  @DisplayName("a run against a store of the user's measures what it can and leaves nothing there")
  void aRunAgainstAStoreOfTheUsersMeasuresWhatItCanAndLeavesNothingThere() throws Exception {
    Process store = store();
    try (BufferedReader announced = store.inputReader()) {
      String endpoint =
          "http://127.0.0.1:" + Objects.requireNonNull(announced.readLine()).replaceAll("\\D", "");
      Process run = started(endpoint);
      String told = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(run.waitFor()).as(told).isZero();
      assertThat(told)
          .contains("left out: 1 point of object-store with waitMicros above 0")
          .doesNotContain(SECRET);
      assertThat(Files.readAllLines(written("forks.jsonl")))
          .isNotEmpty()
          .allMatch(fork -> fork.contains("\"OK\"") && fork.contains("\"object-store("));
      assertThat(Files.readString(written("environment.json")))
          .contains(endpoint.replace("http://", "") + ", not started here");
      assertNowhere(SECRET);
      assertThat(status(endpoint + "/" + "mine")).as("the bucket stays").isEqualTo(200);
      for (int slice = 0; slice < 20; slice++) {
        assertThat(status(endpoint + "/mine/concurrency-atlas/get-1000-" + slice)).isEqualTo(404);
      }
    } finally {
      store.destroy();
    }
  }

  /** A server process that the harness under test knows nothing of. */
  private static Process store() throws IOException {
    return new ProcessBuilder(java("org.concurrencyatlas.backend.ObjectStoreMain")).start();
  }

  private Process started(String endpoint) throws IOException {
    List<String> command = java(Main.class.getName());
    command.addAll(List.of("run", "--profile", "smoke", "--budget", "40s"));
    command.addAll(List.of("--point", "object-store(tasks=20)"));
    command.addAll(
        List.of("--point", "object-store(bytes=1000,concurrency=8,tasks=20,waitMicros=0)"));
    command.addAll(List.of("--contender", "virtual-threads", "--contender", "async"));
    command.addAll(List.of("--results", results.toString()));
    command.addAll(List.of("--s3-endpoint", endpoint, "--s3-bucket", "mine"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_ACCESS_KEY_ID", KEY);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", SECRET);
    return builder.start();
  }

  private static List<String> java(String main) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"), main));
  }

  private static int status(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url))
                  .HEAD()
                  .header("Authorization", "Credential=" + KEY + "/")
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  private Path written(String name) throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private void assertNowhere(String secret) throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }
}
