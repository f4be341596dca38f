package org.concurrencyatlas.model.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.concurrencyatlas.backend.broker.Amqp;
import org.concurrencyatlas.backend.broker.BrokerFolder;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.process.CrossingTasks;
import org.concurrencyatlas.model.process.Sessions;
import org.concurrencyatlas.model.queue.worker.QueueWorkerMain;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker on another host, or what is like one: a namespace of the network, with one link. */
@Tag("full")
@Timeout(600)
class NetworkCutTest {
  private static final int TASKS = 100_000;

  /** Longer than both ends wait before they take each other for dead. */
  private static final long LONG_CUT_MILLIS = 2_500L * Amqp.HEARTBEAT_SECONDS;

  private static final long SHORT_CUT_MILLIS = 3_000;

  @Test
  @DisplayName(
      "a link that is cut and healed, and a killed worker, lose nothing and double nothing")
  void aLinkThatIsCutAndHealedLosesNothing(@TempDir Path folder) throws Exception {
    List<Process> started = new ArrayList<>();
    try (Namespace elsewhere = namespace()) {
      String url = broker(folder.resolve("broker"), started);
      started.add(worker(elsewhere, url));
      started.add(worker(elsewhere, url));
      String property = TestBroker.announce(url);
      try (Session session = Sessions.open("task-queue(elsewhere=1,workers=2)")) {
        CompletableFuture<Long> sum =
            CompletableFuture.supplyAsync(
                () -> run(session), task -> Thread.ofPlatform().daemon().start(task));
        disturb(elsewhere, url, started, sum);

        assertThat(sum.join()).isEqualTo(CrossingTasks.sum(TASKS));
      } finally {
        System.clearProperty(property);
      }
    } finally {
      started.forEach(Process::destroyForcibly);
    }
  }

  private static Namespace namespace() throws InterruptedException {
    try {
      return Namespace.make();
    } catch (IOException e) {
      return Assumptions.abort("no namespaces here: " + e.getMessage());
    }
  }

  /** A short cut, which TCP bridges; a long one, which ends the connections; a killed worker. */
  private static void disturb(
      Namespace elsewhere, String url, List<Process> started, CompletableFuture<Long> sum)
      throws IOException, InterruptedException {
    for (long millis : List.of(SHORT_CUT_MILLIS, LONG_CUT_MILLIS)) {
      Thread.sleep(1_000);
      elsewhere.cut();
      Thread.sleep(millis);
      assertThat(sum).as("all was done before the link was cut").isNotDone();
      elsewhere.heal();
    }
    Thread.sleep(1_000);
    started.getLast().destroyForcibly();
    started.add(worker(elsewhere, url));
  }

  private static long run(Session session) {
    try {
      return session.run(CrossingTasks.numbered(TASKS, 500));
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static String broker(Path folder, List<Process> started) throws IOException {
    List<String> command = java(BrokerOnAddress.class);
    command.addAll(List.of(Namespace.HERE, folder.toString()));
    Process process = started(command);
    started.add(process);
    String port = process.inputReader().readLine();
    return BrokerUrl.parse("amqp://%s@%s:%s".formatted(BrokerFolder.USER, Namespace.HERE, port))
        .withPasswordFile(BrokerFolder.passwordFile(folder).toString())
        .toString();
  }

  private static Process worker(Namespace elsewhere, String url) throws IOException {
    List<String> command = new ArrayList<>(elsewhere.inside());
    command.addAll(java(QueueWorkerMain.class));
    command.add(url);
    return started(command);
  }

  private static List<String> java(Class<?> main) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
  }

  private static Process started(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
