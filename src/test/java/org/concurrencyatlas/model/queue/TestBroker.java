package org.concurrencyatlas.model.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.backend.ServiceCatalogue;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.queue.worker.QueueWorkerMain;
import org.concurrencyatlas.result.Contender;

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

  static Session open(String contender) throws Exception {
    ModelCatalogue models = new ModelCatalogue();
    Contender who = Contender.parse(contender);
    return models.get(who.model()).open(models.resolve(who));
  }

  /** The workers of this JVM's sessions. */
  static List<ProcessHandle> workers() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      return children
          .filter(child -> commandLine(child).contains(QueueWorkerMain.class.getName()))
          .toList();
    }
  }

  /** The whole one: what the JDK tells ends within the class path. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  @Override
  public void close() {
    System.clearProperty(property);
    running.close();
  }
}
