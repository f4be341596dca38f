package org.concurrencyatlas.run.hang;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A thread as a dump shows it.
 *
 * @param id the number of the thread
 * @param name its name; empty for most virtual threads
 * @param virtual whether it is a virtual thread
 * @param state of {@link Thread.State}
 * @param parkedFor the object that it is parked for, as {@code class@hash}; empty when none is told
 * @param blockedOn the monitor that it wants to enter, likewise
 * @param stack its frames, the innermost first, as {@link StackTraceElement} writes them
 * @param monitors those that it holds
 * @param carrier the number of the thread that carries it; empty when none does
 */
record DumpedThread(
    String id,
    String name,
    boolean virtual,
    String state,
    String parkedFor,
    String blockedOn,
    List<String> stack,
    Set<String> monitors,
    String carrier) {
  /** A module or a class loader stands before the class. */
  private static final Pattern PREFIX = Pattern.compile("^[^(]*/");

  private static final Pattern NUMBER = Pattern.compile("[-#]?\\d+$");

  DumpedThread {
    stack = List.copyOf(stack);
    monitors = Set.copyOf(monitors);
  }

  /** Whether it stands still. */
  boolean waits() {
    return !state.equals(Thread.State.RUNNABLE.name());
  }

  /** Whether a carrier holds it. */
  boolean mounted() {
    return !carrier.isEmpty();
  }

  /** The methods of its stack, the innermost first, as {@code package.Class.method}. */
  Stream<String> methods() {
    return stack.stream().map(DumpedThread::method);
  }

  /** Whether a method of its stack is as asked for. */
  boolean runs(Predicate<String> method) {
    return methods().anyMatch(method);
  }

  /** The innermost frame that is not the JDK's, or the innermost of all, without its package. */
  String place() {
    return place(stack);
  }

  /** The same of the frames of a stack, the innermost first. */
  static String place(List<String> frames) {
    return frames.stream()
        .filter(frame -> !isOfTheJdk(frame))
        .findFirst()
        .or(() -> frames.stream().findFirst())
        .map(DumpedThread::shortFrame)
        .orElse("unknown code");
  }

  /** The name without its number: what the threads of a pool have in common. */
  String pool() {
    return NUMBER.matcher(name).replaceFirst("");
  }

  /** How a text refers to it: by its name, or by its number when it has none. */
  String title() {
    return name.isEmpty() ? (virtual ? "virtual thread #" : "thread #") + id : name;
  }

  private static boolean isOfTheJdk(String frame) {
    return frame.startsWith("java.base/") || frame.startsWith("jdk.") || frame.startsWith("java.");
  }

  private static String method(String frame) {
    String plain = PREFIX.matcher(frame).replaceFirst("");
    int end = plain.indexOf('(');
    return end < 0 ? plain : plain.substring(0, end);
  }

  private static String shortFrame(String frame) {
    String method = method(frame);
    int name = method.lastIndexOf('.');
    int type = name < 0 ? -1 : method.lastIndexOf('.', name - 1);
    return method.substring(type + 1);
  }
}
