package org.concurrencyatlas.backend.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a program is started that refuses to run as root, as PostgreSQL does. Whoever is not root
 * starts it as it is. Root starts it in a user namespace, where it sees another user and all its
 * files are still root's; where the system forbids namespaces, as the user {@code nobody}.
 *
 * @param prefix what stands before the program and its arguments
 * @param nobody whether it runs as another user, who must own its files
 */
record Unprivileged(List<String> prefix, boolean nobody) {
  /** The user that has no rights on any Linux. */
  private static final String NOBODY = "65534";

  /** With the memory that processes share by it: the kernel frees that with the last of them. */
  private static final List<String> NAMESPACE = List.of("unshare", "--user", "--ipc");

  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  private static final long SECONDS_TO_TRY = 10;

  Unprivileged {
    prefix = List.copyOf(prefix);
  }

  /**
   * Finds out which way this system allows.
   *
   * @throws IOException when root can become nobody else
   */
  static Unprivileged here() throws IOException {
    return isRoot() ? ofRoot(NAMESPACE) : new Unprivileged(List.of(), false);
  }

  /**
   * The way of root.
   *
   * @param namespace what is tried first
   */
  static Unprivileged ofRoot(List<String> namespace) throws IOException {
    if (works(namespace)) {
      return new Unprivileged(namespace, false);
    }
    if (works(AS_NOBODY)) {
      return new Unprivileged(AS_NOBODY, true);
    }
    throw new IOException(
        "PostgreSQL does not run as root, and this system lets root become nobody else (neither by unshare nor by setpriv); start this as another user, or give one that runs: --jdbc-url");
  }

  /** A program and its arguments as they are started. */
  List<String> command(List<String> programAndArguments) {
    return Stream.concat(prefix.stream(), programAndArguments.stream()).toList();
  }

  /**
   * The same for a program that is asked to end when this process ends, however that ends. The
   * kernel sees to it where {@code setpriv} is there to ask it.
   */
  List<String> commandThatEndsWithUs(List<String> programAndArguments) {
    List<String> command = new ArrayList<>(prefix);
    List<String> deathSignal = List.of("setpriv", "--pdeathsig", "QUIT");
    if (works(command(deathSignal))) {
      command.addAll(deathSignal);
    }
    command.addAll(programAndArguments);
    return command;
  }

  /** Gives a file or folder to the user that the program runs as. */
  void give(Path file) throws IOException {
    if (nobody) {
      UserPrincipal user =
          file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
      Files.setOwner(file, user);
    }
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
  }

  private static boolean works(List<String> prefix) {
    List<String> command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(SECONDS_TO_TRY, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
