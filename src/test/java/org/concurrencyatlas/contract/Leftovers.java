package org.concurrencyatlas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The threads and processes that were there before, to find those that a session left behind. */
public record Leftovers(Set<Thread> threads, Set<ProcessHandle> processes, Pattern shared) {
  /** Threads that the JDK, JUnit or a client of a workload starts once for the whole JVM. */
  private static final Pattern OF_THE_JVM =
      Pattern.compile(
          "HttpClient-.*|http-client-.*|ForkJoinPool\\.commonPool-.*|process reaper.*|.*DelayScheduler.*"
              + "|file-channel-.*|aws-java-sdk-.*|sdk-.*|idle-connection-reaper|junit-.*");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public static Leftovers before() {
    return before("");
  }

  /**
   * The same.
   *
   * @param shared names of threads that a library starts once for the whole JVM, as a pattern
   */
  public static Leftovers before(String shared) {
    return new Leftovers(Thread.getAllStackTraces().keySet(), children(), Pattern.compile(shared));
  }

  public void assertNone() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!(left().isEmpty() && TestTask.RUNNING.get() == 0) && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertThat(left()).isEmpty();
    assertThat(TestTask.RUNNING).hasValue(0);
  }

  private Set<Object> left() {
    Set<Object> left = new HashSet<>(children());
    left.removeAll(processes);
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !threads.contains(thread))
        .filter(thread ->
            Objects.equals(thread.getThreadGroup(), Thread.currentThread().getThreadGroup()))
        .filter(thread -> !OF_THE_JVM.matcher(thread.getName()).matches())
        .filter(thread -> !shared.matcher(thread.getName()).matches())
        .forEach(left::add);
    return left;
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }
}
