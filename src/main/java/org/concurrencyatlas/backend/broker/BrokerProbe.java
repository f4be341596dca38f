package org.concurrencyatlas.backend.broker;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A JVM that has the client's jars, connects to a broker once, and prints why it could not. */
final class BrokerProbe {
  private static final int CLOSE_MILLIS = 1_000;

  private BrokerProbe() {}

  /** The one argument is the broker's URL. */
  public static void main(String[] args) {
    ExecutorService consumers = Executors.newSingleThreadExecutor();
    int code = 0;
    try {
      Connection connection = Amqp.connect(BrokerUrl.parse(args[0]), "probe", consumers);
      connection.abort(CLOSE_MILLIS);
    } catch (IOException | RuntimeException e) {
      System.out.println(e.getMessage());
      code = 1;
    }
    System.exit(code);
  }
}
