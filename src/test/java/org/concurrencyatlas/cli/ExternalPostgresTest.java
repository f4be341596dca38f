package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.postgres.InstalledPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option for a PostgreSQL that the harness does not start. */
@Timeout(180)
class ExternalPostgresTest {
  @TempDir private Path results;

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:mysql://db/shop?password=secret", "jdbc:postgresql://127.0.0.1:9/shop"})
  @DisplayName("a URL that is none, and a server that is not there, are told in one line")
  void aUrlThatIsNoneAndAServerThatIsNotThereAreToldInOneLine(String url) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.execute(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "run",
            "--profile",
            "smoke",
            "--point",
            "sql(tasks=10)",
            "--contender",
            "virtual-threads",
            "--results",
            results.toString(),
            "--jdbc-url",
            url);

    assertThat(code).as(err.toString()).isEqualTo(2);
    assertThat(err.toString())
        .containsAnyOf("give jdbc:postgresql://HOST", "there is no PostgreSQL at");
    assertThat(out.toString() + err).doesNotContain("secret");
    assertThat(results).as("nothing was made for a run that cannot be").isEmptyDirectory();
  }

  @Test
  @Tag("full")
  @DisplayName("a run against a PostgreSQL of the system measures, and its password is nowhere")
  void aRunAgainstAPostgresOfTheSystemMeasuresAndItsPasswordIsNowhere() throws Exception {
    try (InstalledPostgres server = InstalledPostgres.start()) {
      String url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=atlas".formatted(server.port());
      Process byUrl = started(url + "&password=" + server.password(), Map.of());
      assertThat(new String(byUrl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .doesNotContain(server.password());
      assertThat(byUrl.waitFor()).isZero();

      Process byEnvironment = started(url, Map.of("PGPASSWORD", server.password()));
      byEnvironment.getInputStream().readAllBytes();
      assertThat(byEnvironment.waitFor()).isZero();

      assertThat(journals()).hasSize(2);
      for (Path journal : journals()) {
        assertThat(Files.readString(journal)).contains("\"OK\"").doesNotContain("FAILED");
      }
      assertNowhere(server.password());
      assertThat(Files.readString(journals().getFirst().resolveSibling("environment.json")))
          .contains("PostgreSQL at 127.0.0.1:%d, not started here".formatted(server.port()));
    }
  }

  private Process started(String url, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("run", "--profile", "smoke", "--budget", "40s"));
    command.addAll(List.of("--point", "sql(tasks=50,operation=insert,concurrency=20)"));
    command.addAll(List.of("--contender", "virtual-threads", "--contender", "async"));
    command.addAll(List.of("--results", results.toString(), "--jdbc-url", url));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(file -> file.endsWith("forks.jsonl")).toList();
    }
  }

  private void assertNowhere(String password) throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(password);
      }
    }
  }
}
