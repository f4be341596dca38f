package org.concurrencyatlas.model.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;

/** Opens sessions, and finds the processes that they started. */
public final class Sessions {
  private Sessions() {}

  public static Session open(String contender) throws Exception {
    ModelCatalogue models = new ModelCatalogue();
    Contender who = Contender.parse(contender);
    return models.get(who.model()).open(models.resolve(who));
  }

  /** The children of this JVM that run a class. */
  public static List<ProcessHandle> processes(Class<?> main) {
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      return children.filter(child -> commandLine(child).contains(main.getName())).toList();
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
