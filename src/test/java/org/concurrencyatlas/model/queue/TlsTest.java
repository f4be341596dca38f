package org.concurrencyatlas.model.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concurrencyatlas.model.process.CrossingTasks.numbered;
import static org.concurrencyatlas.model.process.CrossingTasks.sum;

import java.nio.file.Path;
import org.concurrencyatlas.backend.broker.BrokerCheck;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.backend.broker.TlsBroker;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.process.Sessions;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Submitter, workers and the check speak TLS to a broker that speaks nothing else. */
@Tag("full")
@Timeout(120)
class TlsTest {
  @Test
  @DisplayName("tasks and answers go by TLS to a broker that the URL lets us trust, else nowhere")
  void tasksAndAnswersGoByTls(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.of(TlsBroker.start(folder))) {
      BrokerUrl url = BrokerUrl.parse(broker.location());
      BrokerCheck.ask(url);
      try (Session session = Sessions.open("task-queue(workers=2)")) {
        assertThat(session.run(numbered(300, 0))).isEqualTo(sum(300));
      }

      String untrusting = url.toString().replaceFirst("cacertfile=[^&]*&", "");
      assertThatThrownBy(() -> BrokerCheck.ask(BrokerUrl.parse(untrusting)))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("is not trusted");
      TestBroker.announce(untrusting);
      assertThatThrownBy(() -> Sessions.open("task-queue(workers=1)").close())
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageContaining("is not trusted");
      TestBroker.announce(
          url.toString().replace("amqps:", "amqp:").replaceFirst("cacertfile=[^&]*&", ""));
      assertThatThrownBy(() -> Sessions.open("task-queue(workers=1)").close())
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageContaining("at 127.0.0.1:" + url.port());
    }
  }
}
