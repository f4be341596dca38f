package org.concurrencyatlas.cli.option;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.concurrencyatlas.plan.ForkFlags;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.task.DeclaredTasks;
import org.concurrencyatlas.plan.task.TaskChoices;
import org.concurrencyatlas.result.UsageException;
import picocli.CommandLine.Option;

/** Plain methods of the user that are to be raced. */
public final class TaskOptions {
  @Option(
      names = "--task",
      paramLabel = "CLASS#METHOD",
      description =
          "race this public method of a --jar, like com.acme.Prices#quote, instead of the profile's"
              + " cells; it takes nothing or one long; repeatable")
  private List<String> methods = List.of();

  @Option(
      names = "--setup",
      paramLabel = "[CLASS]#METHOD",
      description = "call this once in each JVM before the first --task; #open is of its own class")
  private String setup = "";

  @Option(
      names = "--teardown",
      paramLabel = "[CLASS]#METHOD",
      description = "call this once in each JVM after the last --task")
  private String teardown = "";

  @Option(
      names = "--tasks",
      paramLabel = "N",
      split = ",",
      description =
          "calls of a --task in a batch; several make a map (default: as many as take two seconds"
              + " one after another, 256 at most)")
  private List<Long> sizes = List.of();

  @Option(
      names = "--concurrency",
      paramLabel = "C",
      split = ",",
      description =
          "calls of a --task that are admitted at once; several make a map (default: 0, each model's"
              + " own)")
  private List<Long> concurrency = List.of();

  @Option(
      names = "--task-timeout",
      paramLabel = "TIME",
      description =
          "for the calls one after another that tell the right answers before the race (default: 1m)")
  private Duration timeout = Duration.ofMinutes(1);

  /** Whether methods were given. */
  public boolean given() {
    return !methods.isEmpty();
  }

  /**
   * Calls the methods that were given, for their answers and their cost.
   *
   * @throws UsageException when one cannot be called as it is given, or none can be raced
   */
  public DeclaredTasks declared(Planner.Choices choices, PrintWriter err)
      throws IOException, InterruptedException {
    if (!given()) {
      refuseAlone();
      return DeclaredTasks.NONE;
    }
    return DeclaredTasks.of(
        new TaskChoices(methods, setup, teardown, sizes, concurrency, timeout),
        choices.raced(),
        ForkFlags.with(choices.jvmArguments()),
        err::println);
  }

  private void refuseAlone() {
    if (!setup.isEmpty() || !teardown.isEmpty() || !sizes.isEmpty() || !concurrency.isEmpty()) {
      throw new UsageException(
          "--setup, --teardown, --tasks and --concurrency are of a --task; give one, or a --point"
              + " like 'sha256(tasks=64)'");
    }
  }
}
