package org.concurrencyatlas.cli.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.concurrencyatlas.backend.broker.BrokerCheck;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.cli.option.BrokerOption;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.machine.OrphanGuard;
import org.concurrencyatlas.model.process.WorkerProcesses;
import org.concurrencyatlas.model.queue.WorkerProcessCommand;
import org.concurrencyatlas.model.queue.message.Queues;
import org.concurrencyatlas.process.jvm.WorkerJvm;
import org.concurrencyatlas.result.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps workers running until it is ended: what a host of workers runs. */
@Command(
    name = "worker",
    description =
        "Runs workers for task-queue(elsewhere=1) on this host, from the queue of a broker.",
    mixinStandardHelpOptions = true)
public final class WorkerCommand implements Callable<Integer> {
  private static final Set<Library> CLIENT = Set.of(Library.AMQP);

  @Spec private CommandSpec spec;
  @Mixin private BrokerOption broker;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "worker JVMs, one task at a time in each (default: one a processor)")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--prefetch",
      paramLabel = "N",
      description = "tasks that the broker hands a worker ahead (default: ${DEFAULT-VALUE})")
  private int prefetch = 16;

  @Option(
      names = "--durable",
      description = "serve the queue of task-queue(durable=1) in place of the other")
  private boolean durable;

  @Option(
      names = "--heap",
      paramLabel = "MEGABYTES",
      description = "most heap of a worker (default: ${DEFAULT-VALUE})")
  private int heapMegabytes = 256;

  @Override
  public Integer call() throws InterruptedException {
    BrokerUrl url =
        broker
            .url()
            .orElseThrow(
                () -> new UsageException("give the broker: --broker amqp://USER@HOST:PORT"));
    refuseUnfit();
    BrokerCheck.ask(url);
    List<String> command =
        new WorkerProcessCommand(
                WorkerJvm.small(heapMegabytes),
                AddedJars.classPath(List.of(), CLIENT),
                url,
                Queues.shared(durable),
                prefetch)
            .words();
    AtomicReference<String> broken = new AtomicReference<>("");
    try (OrphanGuard _ = OrphanGuard.install();
        WorkerProcesses running =
            new WorkerProcesses("task-queue-worker", workers, command, broken::set)) {
      running.start();
      spec.commandLine()
          .getErr()
          .printf(
              "%d workers serve %s at %s; end them with Ctrl-C%n",
              workers, Queues.shared(durable), url.place());
      running.await();
    }
    spec.commandLine().getErr().println(broken.get());
    return ExitCode.RUN_FAILED;
  }

  private void refuseUnfit() {
    if (workers < 1 || prefetch < 1 || heapMegabytes < 8) {
      throw new UsageException(
          "--workers %d --prefetch %d --heap %d is not allowed; give 1 or more, 1 or more, 8 or more"
              .formatted(workers, prefetch, heapMegabytes));
    }
    Optional<Path> missing = Library.missing(CLIENT);
    if (missing.isPresent()) {
      throw new UsageException(Library.refusal(missing.get()));
    }
  }
}
