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
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.ServiceCatalogue;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The option for a broker that the harness does not start. */
@Timeout(180)
class ExternalBrokerTest {
  @TempDir private Path results;

  @Test
  @DisplayName("no URL, no broker, no AMQP and a wrong password are told in one line each")
  void noUrlNoBrokerNoAmqpAndAWrongPasswordAreToldInOneLine() throws Exception {
    assertThat(refusal("http://me:secret@db")).contains("give amqp://USER@HOST:PORT");
    assertThat(refusal("amqp://me:secret@127.0.0.1:9"))
        .contains("there is no broker at 127.0.0.1:9", "mend --broker");
    try (BackEnd other = new ServiceCatalogue().get("delay-server").start();
        BackEnd broker = new ServiceCatalogue().get(BrokerUrl.SERVICE).start()) {
      assertThat(refusal("amqp://me:secret@127.0.0.1:" + other.address().getPort()))
          .contains("at 127.0.0.1:" + other.address().getPort(), "broker", "mend --broker");
      assertThat(refusal("amqp://atlas:secret@127.0.0.1:" + broker.address().getPort()))
          .contains("does not let atlas in: wrong user or password");
      assertThat(refusal("amqps://atlas:secret@127.0.0.1:" + broker.address().getPort()))
          .contains("does not speak TLS", "mend --broker");
    }
    assertThat(results).as("nothing was made for a run that cannot be").isEmptyDirectory();
  }

  @Test
  @DisplayName("a worker needs a broker, and whole numbers")
  void aWorkerNeedsABrokerAndWholeNumbers() {
    assertThat(refusalOf("worker")).contains("give the broker: --broker amqp://USER@HOST:PORT");
    assertThat(refusalOf("worker", "--broker", "amqp://db", "--workers", "0"))
        .contains("--workers 0", "give 1 or more");
    assertThat(refusalOf("worker", "--broker", "amqp://127.0.0.1:9"))
        .contains("there is no broker at 127.0.0.1:9");
  }

  @Test
  @DisplayName("a trace asks the broker before it makes its folder")
  void aTraceAsksTheBrokerBeforeItMakesItsFolder() {
    String told =
        refusalOf(
            "trace",
            "--contender",
            "task-queue",
            "--results",
            results.toString(),
            "--broker",
            "amqp://me:secret@127.0.0.1:9");

    assertThat(told).contains("there is no broker at 127.0.0.1:9", "mend --broker");
    assertThat(results).isEmptyDirectory();
  }

  @Test
  @Tag("full")
  @DisplayName("a run against a broker that runs measures, also by workers elsewhere")
  void aRunAgainstABrokerThatRunsMeasuresAlsoByWorkersElsewhere() throws Exception {
    try (BackEnd broker = new ServiceCatalogue().get(BrokerUrl.SERVICE).start()) {
      BrokerUrl url = BrokerUrl.parse(broker.location());
      String password = Files.readString(Path.of(url.passwordFile().orElseThrow()));
      String given = "amqp://%s@%s".formatted(url.user(), url.place());
      Process workers = started(password, "worker", "--broker", given, "--workers", "1");
      try {
        Process run =
            started(
                password,
                "run",
                "--profile",
                "smoke",
                "--budget",
                "60s",
                "--point",
                "square(tasks=200)",
                "--contender",
                "task-queue(elsewhere=1,workers=1)",
                "--contender",
                "task-queue(workers=1)",
                "--results",
                results.toString(),
                "--broker",
                given);
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain(password);
        assertTraced(password, given);
      } finally {
        workers.destroy();
        workers.waitFor();
      }
      assertNowhere(password);
    }
    try (Stream<Path> files = Files.walk(results)) {
      Path journal = files.filter(file -> file.endsWith("forks.jsonl")).findFirst().orElseThrow();
      assertThat(Files.readString(journal)).contains("\"OK\"").doesNotContain("FAILED");
    }
  }

  private void assertTraced(String password, String broker) throws Exception {
    Process trace =
        started(
            password,
            "trace",
            "--contender",
            "task-queue(workers=2)",
            "--results",
            results.toString(),
            "--broker",
            broker);
    String said = new String(trace.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(trace.waitFor()).as(said).isZero();
    assertThat(said).contains("timeline-task-queue").doesNotContain(password);
  }

  private String refusal(String url) {
    return refusalOf(
        "run",
        "--profile",
        "smoke",
        "--point",
        "square(tasks=10)",
        "--contender",
        "task-queue",
        "--contender",
        "sequential",
        "--results",
        results.toString(),
        "--broker",
        url);
  }

  private static String refusalOf(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);

    assertThat(code).as(err.toString()).isEqualTo(2);
    assertThat(out.toString() + err).doesNotContain("secret");
    return err.toString();
  }

  private static Process started(String password, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AMQP_PASSWORD", password);
    return builder.start();
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
