package org.concurrencyatlas.model.actor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.actor.node.NodeMain;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;

/** Opens sessions, and finds the nodes that they started. */
final class NodeHandles {
  private NodeHandles() {}

  static Session open(String contender) throws Exception {
    ModelCatalogue models = new ModelCatalogue();
    Contender who = Contender.parse(contender);
    return models.get(who.model()).open(models.resolve(who));
  }

  /** The nodes of this JVM's sessions. */
  static List<ProcessHandle> nodes() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      return children
          .filter(child -> commandLine(child).contains(NodeMain.class.getName()))
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
}
