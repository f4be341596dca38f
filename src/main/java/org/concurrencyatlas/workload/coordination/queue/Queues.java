package org.concurrencyatlas.workload.coordination.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/** Tasks that hand messages to each other through a queue: both ends are tasks of the model. */
public final class Queues implements Workload {
  private static final String KIND = "kind";
  private static final String PATTERN = "pattern";
  private static final String MESSAGES = "messages";
  private static final String CAPACITY = "capacity";
  private static final String SEPARATE = "-";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "queue",
          "tasks hand messages to each other through a queue",
          "T ≥ senders·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new Choice(KIND, "the queue", names(Kind.values()), "linked-blocking"),
              new Choice(
                  PATTERN,
                  "who sends to whom; alone: each task to itself",
                  names(Pattern.values()),
                  "one-to-one"),
              new WholeNumber(TASKS, "tasks, senders and receivers", 1, 10_000, 2),
              new WholeNumber(MESSAGES, "messages of a sender", 1, 1_000_000, 1_000),
              new WholeNumber(CAPACITY, "messages in the queue, 0 for no bound", 0, 1 << 20, 0),
              Workload.concurrency(10_000)),
          Set.of());

  /** Who sends to whom. */
  private enum Pattern {
    ONE_TO_ONE,
    MANY_TO_ONE,
    MANY_TO_MANY,
    PING_PONG,
    ALONE;

    /** Tasks that send, of so many. */
    long senders(long tasks) {
      return switch (this) {
        case ONE_TO_ONE -> 1;
        case MANY_TO_ONE -> tasks - 1;
        case MANY_TO_MANY, PING_PONG -> tasks / 2;
        case ALONE -> tasks;
      };
    }

    /** Tasks that send through one queue. */
    long sendersOfOne(long tasks) {
      return this == PING_PONG || this == ALONE ? 1 : senders(tasks);
    }

    /** Tasks that receive from one queue. */
    long receiversOfOne(long tasks) {
      return this == PING_PONG || this == ALONE ? 1 : tasks - senders(tasks);
    }

    boolean allows(long tasks) {
      return switch (this) {
        case ONE_TO_ONE -> tasks == 2;
        case MANY_TO_ONE -> tasks >= 2;
        case MANY_TO_MANY, PING_PONG -> tasks % 2 == 0;
        case ALONE -> true;
      };
    }
  }

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public void check(Point point) {
    long tasks = point.parameter(TASKS);
    Pattern pattern = pattern(point);
    if (!pattern.allows(tasks)) {
      throw new UsageException(
          "tasks=%d is not for pattern=%s; give %s"
              .formatted(
                  tasks,
                  point.choice(PATTERN),
                  pattern == Pattern.ONE_TO_ONE
                      ? "tasks=2"
                      : pattern == Pattern.MANY_TO_ONE ? "2 or more" : "an even number"));
    }
    if (pattern == Pattern.ALONE && kind(point) == Kind.SYNCHRONOUS) {
      throw new UsageException(
          "kind=synchronous holds no message, so pattern=alone would wait for ever; give another"
              + " kind or pattern");
    }
    kind(point).checkCapacity(point.choice(KIND), point.parameter(CAPACITY));
    kind(point)
        .checkEnds(point.choice(KIND), pattern.sendersOfOne(tasks), pattern.receiversOfOne(tasks));
  }

  @Override
  public Set<Library> libraries(Point point) {
    return kind(point).libraries();
  }

  @Override
  public Needs needs(Point point) {
    return new Needs(true, pattern(point) == Pattern.ALONE ? 1 : point.parameter(TASKS));
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int messages = (int) point.parameter(MESSAGES);
    int senders = (int) pattern(point).senders(point.parameter(TASKS));
    int receivers = (int) point.parameter(TASKS) - senders;
    int capacity = (int) point.parameter(CAPACITY);
    Handover common = kind(point).open(capacity, senders);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      long first = (long) i * messages;
      switch (pattern(point)) {
        case ALONE -> tasks.add(new Messages.Alone(kind(point), capacity, first, messages));
        case PING_PONG -> {
          Handover there = kind(point).open(capacity, 1);
          Handover back = kind(point).open(capacity, 1);
          tasks.add(new Messages.Asker(there, back, first, messages));
          tasks.add(new Messages.Echo(there, back, messages));
        }
        default -> tasks.add(new Messages.Sender(common, first, messages));
      }
    }
    long each = receivers == 0 ? 0 : (long) senders * messages / receivers;
    while (tasks.size() < point.parameter(TASKS)) {
      tasks.add(new Messages.Receiver(common, each));
    }
    return tasks;
  }

  @Override
  public long expected(Point point) {
    long messages = pattern(point).senders(point.parameter(TASKS)) * point.parameter(MESSAGES);
    return messages * (messages - 1) / 2;
  }

  /** A task that sends to itself: nothing has to wait, and no other processor has the queue. */
  @Override
  public Point bareKernel(Point point) {
    long senders = pattern(point).senders(point.parameter(TASKS));
    Point alone = point.with(PATTERN, name(Pattern.ALONE)).with(TASKS, senders);
    return kind(point) == Kind.SYNCHRONOUS ? alone.with(KIND, name(Kind.CONCURRENT_LINKED)) : alone;
  }

  /** Each message is put and taken once at least, by whatever processors. */
  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(pattern(point).senders(point.parameter(TASKS)), machine);
  }

  private static Kind kind(Point point) {
    return Kind.valueOf(constant(point.choice(KIND)));
  }

  private static Pattern pattern(Point point) {
    return Pattern.valueOf(constant(point.choice(PATTERN)));
  }

  private static String constant(String word) {
    return word.replace(SEPARATE, "_").toUpperCase(Locale.ROOT);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace("_", SEPARATE);
  }

  private static List<String> names(Enum<?>... constants) {
    return Stream.of(constants).map(Queues::name).toList();
  }
}
