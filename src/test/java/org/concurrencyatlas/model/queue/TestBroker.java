package org.concurrencyatlas.model.queue;

import java.io.IOException;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.backend.ServiceCatalogue;
import org.concurrencyatlas.backend.broker.BrokerUrl;

/** A broker for the sessions that this JVM opens until it is closed. */
final class TestBroker implements AutoCloseable {
  private final BackEnd running;
  private final String property;

  private TestBroker(BackEnd running) {
    this.running = running;
    this.property = announce(location());
  }

  static TestBroker start() throws IOException {
    return of(new ServiceCatalogue().get(BrokerUrl.SERVICE).start());
  }

  /** One that runs already; ended when this is closed. */
  static TestBroker of(BackEnd running) {
    return new TestBroker(running);
  }

  /** Tells the sessions of this JVM where a broker is, as the harness tells its forks. */
  static String announce(String location) {
    String[] flag = BackEnds.flag(BrokerUrl.SERVICE, location).substring(2).split("=", 2);
    System.setProperty(flag[0], flag[1]);
    return flag[0];
  }

  String location() {
    return running.location();
  }

  ProcessHandle process() {
    return running.processes().getFirst();
  }

  @Override
  public void close() {
    System.clearProperty(property);
    running.close();
  }
}
