package org.concurrencyatlas.backend.broker;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.concurrencyatlas.machine.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * An Apache Qpid Broker-J in this JVM, with one user whose password is random. Only a JVM that has
 * its jars loads this class.
 */
public final class QpidBroker {
  private static final String CONFIGURATION = "qpid.json";
  private static final int PASSWORD_BITS = 128;
  private static final int RADIX = 36;

  private QpidBroker() {}

  /**
   * Starts one on a free port.
   *
   * @param address of the interface on which it listens
   * @param folder of its own, made here: the password, the settings and what is durable
   * @return the port
   * @throws IOException when it does not start; one line
   */
  public static int start(InetAddress address, Path folder) throws IOException {
    return start(address, folder, template());
  }

  /**
   * The same by other settings.
   *
   * @param template settings with gaps for address, user, password and folder
   */
  static int start(InetAddress address, Path folder, String template) throws IOException {
    PrivateFiles.makeFolder(folder);
    String password = new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(RADIX);
    PrivateFiles.write(BrokerFolder.passwordFile(folder), password);
    Path settings = folder.resolve(CONFIGURATION);
    PrivateFiles.write(
        settings,
        template
            .replace("@ADDRESS@", address.getHostAddress())
            .replace("@USER@", BrokerFolder.USER)
            .replace("@PASSWORD@", password)
            .replace("@FOLDER@", folder.toString()));
    System.setProperty("derby.stream.error.file", folder.resolve("derby.log").toString());
    Listener listener = new Listener();
    try {
      new SystemLauncher(listener)
          .startup(
              Map.of(
                  "type",
                  "Memory",
                  "initialConfigurationLocation",
                  settings.toUri().toString(),
                  "startupLoggedToSystemOut",
                  false,
                  "context",
                  Map.of("qpid.work_dir", folder.toString())));
    } catch (Exception e) {
      throw new IOException("the broker did not start: " + e, e);
    }
    return listener.port();
  }

  /** The usual settings. */
  static String template() throws IOException {
    try (InputStream in = QpidBroker.class.getResourceAsStream(CONFIGURATION)) {
      if (in == null) {
        throw new IOException("the broker's settings are missing in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Sees what the launcher does not return. */
  private static final class Listener extends DefaultSystemLauncherListener {
    private @Nullable SystemConfig<?> system;
    private @Nullable RuntimeException failure;

    @Override
    public void onContainerResolve(SystemConfig<?> systemConfig) {
      system = systemConfig;
    }

    @Override
    public void errorOnStartup(RuntimeException e) {
      failure = e;
    }

    int port() throws IOException {
      if (failure != null) {
        throw new IOException("the broker did not start: " + failure, failure);
      }
      if (system != null && system.getContainer() instanceof Broker<?> broker) {
        for (Port<?> port : broker.getPorts()) {
          if (port.getBoundPort() > 0) {
            return port.getBoundPort();
          }
        }
      }
      throw new IOException("the broker did not start: it listens on no port");
    }
  }
}
