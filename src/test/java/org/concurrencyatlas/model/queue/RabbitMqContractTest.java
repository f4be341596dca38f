package org.concurrencyatlas.model.queue;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.result.Contender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract with a RabbitMQ, where this system has one. */
@Tag("full")
class RabbitMqContractTest extends ModelContract {
  private TestBroker broker;

  @BeforeAll
  void startBroker() throws Exception {
    broker = TestBroker.of(RabbitBroker.start());
  }

  @AfterAll
  void endBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @Override
  protected Stream<Contender> contenders() {
    return Stream.of("task-queue(workers=2)", "task-queue(durable=1,prefetch=1,workers=2)")
        .map(Contender::parse);
  }
}
