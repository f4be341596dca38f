package org.concurrencyatlas.model.queue;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.broker.Amqp;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.backend.broker.TestCertificate;
import org.concurrencyatlas.machine.PrivateFiles;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.junit.jupiter.api.Assumptions;

/**
 * A RabbitMQ of the system's own programs, on loopback and in a private folder, with a name server
 * (epmd) of its own: nothing of it is left when it is closed, or when this JVM ends.
 */
final class RabbitBroker implements BackEnd {
  static final String USER = "atlas";

  /** A virtual host whose queues hold five messages. */
  static final String TINY = "tiny";

  /** A virtual host in which the user may read and nothing else. */
  static final String LOCKED = "locked";

  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/lib/rabbitmq/bin"), Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));
  private static final long SECONDS_TO_START = 120;
  private static final long SECONDS_TO_END = 60;

  /** Ends both as soon as standard input ends. */
  private static final String SCRIPT =
      """
      epmd & names=$!
      "$0" & server=$!
      cat > /dev/null
      kill $server; wait $server
      kill $names; wait
      """;

  private final Path programs;
  private final Path folder;
  private final int port;
  private final int tlsPort;
  private final TestCertificate certificate;
  private final Map<String, String> environment;
  private Process process;

  private RabbitBroker(Path programs, Path folder) throws Exception {
    this.programs = programs;
    this.folder = folder;
    List<Integer> ports = freePorts();
    this.port = ports.get(0);
    this.tlsPort = ports.get(1);
    this.certificate = TestCertificate.make(folder, "ip:127.0.0.1");
    this.environment = environment(ports.get(2), ports.get(3));
    String password = UUID.randomUUID().toString();
    PrivateFiles.write(passwordFile(), password);
    PrivateFiles.write(folder.resolve("definitions.json"), definitions(password));
    Files.writeString(folder.resolve("rabbitmq.conf"), settings());
    Files.writeString(folder.resolve("enabled_plugins"), "[].\n");
    Files.createFile(folder.resolve("rabbitmq-env.conf"));
    this.process = begin();
  }

  /** Starts one and waits until it lets the user in; a test is skipped where there is none. */
  static RabbitBroker start() throws Exception {
    Optional<Path> programs =
        PROGRAMS.stream()
            .filter(each -> Files.isExecutable(each.resolve("rabbitmq-server")))
            .findFirst();
    Assumptions.assumeTrue(programs.isPresent(), "there is no RabbitMQ in " + PROGRAMS);
    RabbitBroker broker =
        new RabbitBroker(programs.get(), Files.createTempDirectory("atlas-rabbitmq-"));
    try {
      broker.awaitReady();
      return broker;
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  private Process begin() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", SCRIPT, programs.resolve("rabbitmq-server").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Map<String, String> environment(int distribution, int names) {
    String loopback = "-kernel inet_dist_use_interface {127,0,0,1}";
    return Map.ofEntries(
        Map.entry("HOME", folder.toString()),
        Map.entry("ERL_EPMD_PORT", Integer.toString(names)),
        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
        Map.entry("RABBITMQ_NODENAME", "atlas%d@localhost".formatted(port)),
        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(distribution)),
        Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", loopback),
        Map.entry("RABBITMQ_CTL_ERL_ARGS", loopback),
        Map.entry("RABBITMQ_CONF_ENV_FILE", folder.resolve("rabbitmq-env.conf").toString()),
        Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString()),
        Map.entry("RABBITMQ_GENERATED_CONFIG_DIR", folder.resolve("generated").toString()),
        Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
        Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
        Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("enabled_plugins").toString()));
  }

  private String settings() {
    return """
    listeners.tcp.1 = 127.0.0.1:%d
    listeners.ssl.1 = 127.0.0.1:%d
    ssl_options.cacertfile = %s
    ssl_options.certfile = %s
    ssl_options.keyfile = %s
    ssl_options.verify = verify_none
    ssl_options.fail_if_no_peer_cert = false
    load_definitions = %s
    disk_free_limit.absolute = 1MB
    vm_memory_high_watermark.absolute = 512MB
    """
        .formatted(
            port,
            tlsPort,
            certificate.certificate(),
            certificate.certificate(),
            certificate.key(),
            folder.resolve("definitions.json"));
  }

  private static String definitions(String password) {
    String used = "concurrency-atlas\\\\..*";
    return """
    {
      "users": [{"name": "%s", "password": "%s", "tags": ""}],
      "vhosts": [{"name": "/"}, {"name": "tiny"}, {"name": "locked"}],
      "permissions": [
        {"user": "%1$s", "vhost": "/",
         "configure": "^%3$s$", "write": "^(%3$s|amq\\\\.default)$", "read": "^%3$s$"},
        {"user": "%1$s", "vhost": "tiny", "configure": ".*", "write": ".*", "read": ".*"},
        {"user": "%1$s", "vhost": "locked", "configure": "", "write": "", "read": ".*"}
      ],
      "policies": [
        {"vhost": "tiny", "name": "five", "pattern": "tasks", "apply-to": "queues",
         "priority": 0, "definition": {"max-length": 5}}
      ]
    }
    """
        .formatted(USER, password, used);
  }

  /** Ports that nobody had a moment ago. */
  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket each : held) {
        each.close();
      }
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    try (ExecutorService consumers = Amqp.consumers("ready")) {
      while (true) {
        try {
          Connection connection = Amqp.connect(BrokerUrl.parse(location()), "ready", consumers);
          connection.abort();
          return;
        } catch (IOException e) {
          if (System.nanoTime() > end || !process.isAlive()) {
            throw new IOException(e.getMessage() + "\n" + said(), e);
          }
          Thread.sleep(200);
        }
      }
    }
  }

  private String said() throws IOException {
    StringBuilder said = new StringBuilder(Files.readString(folder.resolve("output")));
    if (Files.isDirectory(folder.resolve("log"))) {
      try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
        for (Path log : logs.toList()) {
          said.append(Files.readString(log));
        }
      }
    }
    return said.toString();
  }

  /** Kills the server; what it has on disk stays. */
  void crash() throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    for (ProcessHandle each : all) {
      each.onExit().join();
    }
  }

  /** Starts it again with what it has on disk. */
  void restart() throws IOException, InterruptedException {
    process = begin();
    awaitReady();
  }

  /** What its own tool says, without its chatter. */
  String control(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve("rabbitmqctl").toString());
    command.addAll(List.of("--silent", "--node", environment.get("RABBITMQ_NODENAME")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process tool = builder.start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (tool.waitFor() != 0) {
      throw new IOException(said);
    }
    return said;
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public String location() {
    return location("");
  }

  /** In a virtual host. */
  String location(String virtualHost) {
    return located("amqp://%s@127.0.0.1:%d/%s".formatted(USER, port, virtualHost));
  }

  /** By TLS. */
  String tlsLocation(String query) {
    return located("amqps://%s@127.0.0.1:%d%s".formatted(USER, tlsPort, query));
  }

  private String located(String url) {
    return BrokerUrl.parse(url).withPasswordFile(passwordFile().toString()).toString();
  }

  Path certificate() {
    return certificate.certificate();
  }

  @Override
  public List<ProcessHandle> processes() {
    return List.of(process.toHandle());
  }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        throw new IllegalStateException("RabbitMQ does not end");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      all.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      TemporaryFolder.remove(folder);
    }
  }
}
