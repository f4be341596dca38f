package org.concurrencyatlas.model.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concurrencyatlas.model.process.CrossingTasks.numbered;
import static org.concurrencyatlas.model.process.CrossingTasks.sum;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.broker.Amqp;
import org.concurrencyatlas.backend.broker.BrokerCheck;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.process.Sessions;
import org.concurrencyatlas.model.queue.message.Queues;
import org.concurrencyatlas.process.jvm.WorkerJvm;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a RabbitMQ, where this system has one. */
@Tag("full")
@Timeout(180)
class RabbitMqTest extends TaskQueueBehaviour {
  private @Nullable RabbitBroker started;

  @Override
  BackEnd startBroker() throws Exception {
    RabbitBroker rabbit = RabbitBroker.start();
    started = rabbit;
    return rabbit;
  }

  private RabbitBroker rabbit() {
    return Objects.requireNonNull(started);
  }

  @AfterEach
  void back() {
    announceAgain();
  }

  @Test
  @DisplayName("what the broker does not allow is told in one line")
  void whatTheBrokerDoesNotAllowIsToldInOneLine(@TempDir Path folder) throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "wrong");
    String place = "127.0.0.1:" + rabbit().address().getPort();

    assertThat(refusal(url("").withPasswordFile(wrong.toString())))
        .isEqualTo("the broker at %s does not let atlas in: wrong user or password", place);
    assertThat(refusal(url("nowhere")))
        .contains("the broker at " + place + " refuses: NOT_ALLOWED - vhost nowhere not found");
    assertThat(refusal(url(RabbitBroker.LOCKED)))
        .contains("lets atlas in, but not use a queue concurrency-atlas.*", "ACCESS_REFUSED");
    assertThatThrownBy(() -> openAt(rabbit().location(RabbitBroker.LOCKED)).close())
        .isInstanceOf(ServiceFailedException.class)
        .hasMessageContaining("refuses: ACCESS_REFUSED");
  }

  @Test
  @DisplayName("by TLS it is believed when the URL names who signed its certificate, else not")
  void byTlsItIsBelievedWhenTheUrlNamesWhoSigned() throws Exception {
    assertThat(refusal(BrokerUrl.parse(rabbit().tlsLocation("")))).contains("is not trusted");

    String url = rabbit().tlsLocation("?cacertfile=" + rabbit().certificate());
    BrokerCheck.ask(BrokerUrl.parse(url));
    try (Session session = openAt(url)) {
      assertThat(session.run(numbered(300, 0))).isEqualTo(sum(300));
    }
  }

  @Test
  @DisplayName("a queue that its operator bounds refuses tasks, and none is lost in silence")
  void aQueueThatItsOperatorBoundsRefusesTasks() throws Exception {
    try (Session session = openAt(rabbit().location(RabbitBroker.TINY))) {
      assertThatThrownBy(() -> session.run(numbered(200, 20_000)))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(ServiceFailedException.class)
          .hasMessage("the broker refuses a task: its queue is full");
    }
  }

  @Test
  @DisplayName("a broker whose disk runs short fails the batch with that reason")
  void aBrokerWhoseDiskRunsShortFailsTheBatch() throws Exception {
    try (Session session = openAt(rabbit().location())) {
      rabbit().control("set_disk_free_limit", "1000000GB");
      assertThatThrownBy(() -> session.run(numbered(10_000, 100)))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageContaining("takes no tasks: low on disk");
    } finally {
      rabbit().control("set_disk_free_limit", "1MB");
    }
  }

  @Test
  @DisplayName("sessions that were closed leave no queue in the broker")
  void sessionsThatWereClosedLeaveNoQueue() throws Exception {
    String before = queues();
    for (String contender : List.of("task-queue(workers=1)", "task-queue(durable=1,workers=1)")) {
      try (Session session = Sessions.open(contender)) {
        assertThat(session.run(numbered(10, 0))).isEqualTo(sum(10));
        assertThat(queues()).hasLineCount(2 + (int) before.lines().count());
      }
      assertThat(queues()).isEqualTo(before);
    }
  }

  private String queues() throws Exception {
    return rabbit().control("list_queues", "name", "--no-table-headers");
  }

  @Test
  @DisplayName("durable tasks outlive a broker that is killed, and workers come back to it")
  void durableTasksOutliveABrokerThatIsKilledAndWorkersComeBack() throws Exception {
    Process stays = worker(Queues.shared(false));
    Process first = worker(Queues.shared(true));
    try {
      try (Session _ = Sessions.open("task-queue(elsewhere=1,workers=1)")) {
        // the one that stays serves
      }
      crashWithin("task-queue(durable=1,elsewhere=1,workers=1)");
      first.destroyForcibly().waitFor();
      rabbit().restart();
      assertThat(waiting(Queues.shared(true))).isPositive();

      try (Session session = Sessions.open("task-queue(elsewhere=1,workers=1)")) {
        assertThat(session.run(numbered(300, 0))).isEqualTo(sum(300));
      }
      assertThat(stays.isAlive()).isTrue();
    } finally {
      stays.destroyForcibly().waitFor();
      first.destroyForcibly().waitFor();
    }
  }

  /** Kills the broker while tasks wait in its queue. */
  private void crashWithin(String contender) throws Exception {
    try (Session session = Sessions.open(contender)) {
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      Thread.ofPlatform()
          .start(() -> {
            try {
              session.run(numbered(100_000, 2_000));
            } catch (Exception e) {
              failure.complete(e.getCause());
            }
          });
      while (waiting(Queues.shared(true)) == 0) {
        Thread.sleep(20);
      }
      rabbit().crash();
      assertThat(failure.get())
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageStartingWith("the connection to the broker at 127.0.0.1:");
    }
  }

  private Process worker(String queue) throws Exception {
    return new ProcessBuilder(
            new WorkerProcessCommand(
                    WorkerJvm.small(128),
                    System.getProperty("java.class.path"),
                    url(""),
                    queue,
                    /* prefetch= */ 1)
                .words())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Tasks in a queue that no worker has. */
  private long waiting(String queue) throws Exception {
    try (ExecutorService consumers = Amqp.consumers("test")) {
      Connection connection = Amqp.connect(url(""), "test", consumers);
      try {
        Channel channel = connection.createChannel();
        return channel.messageCount(queue);
      } finally {
        connection.abort();
      }
    }
  }

  private BrokerUrl url(String virtualHost) {
    return BrokerUrl.parse(rabbit().location(virtualHost));
  }

  private static Session openAt(String location) throws Exception {
    TestBroker.announce(location);
    return Sessions.open("task-queue(prefetch=1,workers=1)");
  }

  private static String refusal(BrokerUrl url) {
    try {
      BrokerCheck.ask(url);
      throw new AssertionError("nothing is wrong with " + url);
    } catch (UsageException e) {
      String told = String.valueOf(e.getMessage());
      assertThat(told).hasLineCount(1).endsWith("for a broker of our own");
      return told.replaceFirst("; mend --broker, or leave it out.*", "");
    }
  }
}
