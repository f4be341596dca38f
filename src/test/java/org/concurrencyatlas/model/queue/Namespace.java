package org.concurrencyatlas.model.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A network of its own on this machine, with one link to that of this process. */
final class Namespace implements AutoCloseable {
  /** This end of the link. */
  static final String HERE = "10.203.77.1";

  private static final String THERE = "10.203.77.2";

  private final String name = "atlas" + ProcessHandle.current().pid();
  private final String link = "at" + ProcessHandle.current().pid();

  private Namespace() {}

  /**
   * Makes one.
   *
   * @throws IOException where this user or system may not
   */
  static Namespace make() throws IOException, InterruptedException {
    Namespace made = new Namespace();
    try {
      ip("netns add " + made.name);
      ip(
          "link add %sa type veth peer name %sb netns %s"
              .formatted(made.link, made.link, made.name));
      ip("addr add %s/30 dev %sa".formatted(HERE, made.link));
      ip("link set %sa up".formatted(made.link));
      ip("-n %s addr add %s/30 dev %sb".formatted(made.name, THERE, made.link));
      ip("-n %s link set %sb up".formatted(made.name, made.link));
      ip("-n %s link set lo up".formatted(made.name));
    } catch (IOException e) {
      made.close();
      throw e;
    }
    return made;
  }

  /** A command that runs in it. */
  List<String> inside() {
    return List.of("ip", "netns", "exec", name);
  }

  void cut() throws IOException, InterruptedException {
    ip("link set %sa down".formatted(link));
  }

  void heal() throws IOException, InterruptedException {
    ip("link set %sa up".formatted(link));
  }

  @Override
  public void close() {
    try {
      ip("netns del " + name); // and the link with it
    } catch (IOException e) {
      // it was not made
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void ip(String arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(("ip " + arguments).split(" ", -1)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("ip " + arguments + ": " + said.strip());
    }
  }
}
