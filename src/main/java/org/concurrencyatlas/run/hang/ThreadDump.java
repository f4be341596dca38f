package org.concurrencyatlas.run.hang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All threads of a JVM at one moment, virtual ones among them, as {@code jcmd Thread.dump_to_file
 * -format=json} of JDK 25 writes them. An earlier JDK tells less: what it leaves out is empty.
 *
 * @param threads in the order of the dump
 * @param computing whether the JVM used a processor in the moment before
 */
record ThreadDump(List<DumpedThread> threads, boolean computing) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  ThreadDump {
    threads = List.copyOf(threads);
  }

  /**
   * Reads a dump.
   *
   * @param computing whether the JVM used a processor in the moment before
   * @throws IOException when the file cannot be read or is no such dump
   */
  static ThreadDump read(Path file, boolean computing) throws IOException {
    List<DumpedThread> threads = new ArrayList<>();
    try {
      JsonNode dump = MAPPER.readTree(Files.readAllBytes(file)).path("threadDump");
      for (JsonNode container : dump.path("threadContainers")) {
        container.path("threads").forEach(thread -> threads.add(thread(thread)));
      }
    } catch (JacksonException e) {
      throw new IOException("no thread dump: " + e.getOriginalMessage(), e);
    }
    return new ThreadDump(threads, computing);
  }

  private static DumpedThread thread(JsonNode node) {
    Set<String> monitors = new HashSet<>();
    node.path("monitorsOwned").forEach(frame -> monitors.addAll(texts(frame.path("locks"))));
    monitors.remove(text(node, "waitingOn")); // who waits on a monitor has released it
    return new DumpedThread(
        text(node, "tid"),
        text(node, "name"),
        node.path("virtual").asBoolean(false),
        text(node, "state"),
        text(node.path("parkBlocker"), "object"),
        text(node, "blockedOn"),
        texts(node.path("stack")),
        monitors,
        text(node, "carrier"));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asString() : "";
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> {
      if (!each.isNull()) {
        texts.add(each.asString());
      }
    });
    return texts;
  }
}
