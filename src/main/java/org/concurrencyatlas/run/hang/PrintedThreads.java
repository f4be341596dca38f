package org.concurrencyatlas.run.hang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The platform threads of a JVM as {@code jcmd Thread.print -l} writes them, which tells what the
 * other form of a dump does not: who holds a lock of {@code java.util.concurrent}.
 */
final class PrintedThreads {
  private static final Pattern HEAD = Pattern.compile("^\"(.*)\" #\\d+.*");
  private static final Pattern FRAME = Pattern.compile("^\\s+at (.*)$");
  private static final Pattern LOCK =
      Pattern.compile("<(0x[0-9a-f]+)> \\(a java\\.util\\.concurrent\\.locks\\..*Lock.*\\)");
  private static final Pattern WAITS = Pattern.compile("^\\s+- parking to wait for\\s+" + LOCK);
  private static final Pattern HOLDS = Pattern.compile("^\\s+- " + LOCK);

  private final List<Printed> threads = new ArrayList<>();

  /** A thread; locks are named by their addresses. */
  private record Printed(String name, List<String> frames, Set<String> wanted, Set<String> held) {
    Printed(String name) {
      this(name, new ArrayList<>(), new HashSet<>(), new HashSet<>());
    }
  }

  /**
   * Who holds a lock.
   *
   * @param thread its name
   * @param place where it stands
   */
  record Holder(String thread, String place) {}

  private PrintedThreads() {}

  /**
   * Reads a dump.
   *
   * @throws IOException when the file cannot be read
   */
  static PrintedThreads read(Path file) throws IOException {
    PrintedThreads dump = new PrintedThreads();
    for (String line : Files.readAllLines(file)) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        dump.threads.add(new Printed(head.group(1)));
      } else if (!dump.threads.isEmpty()) {
        addTo(dump.threads.getLast(), line);
      }
    }
    return dump;
  }

  private static void addTo(Printed thread, String line) {
    group(FRAME, line).ifPresent(thread.frames::add);
    group(WAITS, line).ifPresent(thread.wanted::add);
    group(HOLDS, line).ifPresent(thread.held::add);
  }

  private static Optional<String> group(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The holder of the lock that most of these threads want; empty when none of them holds it. */
  Optional<Holder> holder() {
    Map<String, Integer> wanting = new HashMap<>();
    threads.forEach(each -> each.wanted.forEach(lock -> wanting.merge(lock, 1, Integer::sum)));
    return wanting.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .flatMap(lock -> threads.stream().filter(each -> each.held.contains(lock)).findFirst())
        .map(each -> new Holder(each.name, DumpedThread.place(each.frames)));
  }
}
