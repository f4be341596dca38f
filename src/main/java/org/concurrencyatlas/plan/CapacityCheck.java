package org.concurrencyatlas.plan;

import java.time.Duration;
import java.util.Optional;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Processes;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.machine.MachineState;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.race.Feasibility;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.jvm.JvmParameter;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.service.OpenWorkload;

/**
 * Refuses, with figures, what this machine cannot do: more threads, descriptors or memory than it
 * has, or a batch that would outlast its fork.
 */
public final class CapacityCheck implements Feasibility {
  private static final long MEBIBYTE = 1 << 20;
  private static final long FORK_HEAP = 1_024 * MEBIBYTE;

  /** One fork (its heap and its native part) and the harness. */
  static final long FORK_MEMORY = 1_800 * MEBIBYTE;

  /** Native part of a small worker JVM beside its heap, generous. */
  private static final long WORKER_NATIVE_MEMORY = 64 * MEBIBYTE;

  /** Files and sockets that a JVM holds anyway. */
  private static final long OWN_DESCRIPTORS = 256;

  /** At least so many batches must fit into a fork's time limit. */
  private static final int LEAST_BATCHES = 4;

  private final WorkloadCatalogue workloads;
  private final ModelCatalogue models;
  private final Duration timeout;
  private final MachineState machine;

  /**
   * Reads what the machine has.
   *
   * @param timeout time limit of a fork
   */
  public CapacityCheck(WorkloadCatalogue workloads, ModelCatalogue models, Duration timeout) {
    this(workloads, models, timeout, MachineState.read());
  }

  CapacityCheck(
      WorkloadCatalogue workloads, ModelCatalogue models, Duration timeout, MachineState machine) {
    this.workloads = workloads;
    this.models = models;
    this.timeout = timeout;
    this.machine = machine;
  }

  @Override
  public Optional<String> refusal(Cell cell, Contender contender) {
    long admitted = admitted(cell, contender);
    return unfit(cell, contender, admitted)
        .or(() -> withoutLibrary(cell, contender))
        .or(() -> tooSlow(cell, admitted))
        .or(() -> tooManyThreads(contender, admitted))
        .or(() -> tooManyDescriptors(cell, admitted))
        .or(() -> tooMuchHeap(cell))
        .or(() -> tooMuchMemory(cell, contender));
  }

  /** Tasks in flight at once; a model that has no bound lets in the whole batch. */
  private long admitted(Cell cell, Contender contender) {
    String admission = info(contender).admission();
    if (admission.isEmpty()) {
      return 1;
    }
    int bound = models.resolve(contender).wholeNumber(admission);
    long most = mostTogether(cell);
    return bound == 0 ? most : Math.min(bound, most);
  }

  /** What can be in flight without any bound: a batch, or what a service lets in. */
  private long mostTogether(Cell cell) {
    if (!(workloads.get(cell.point().workload()) instanceof OpenWorkload service)) {
      return cell.tasks();
    }
    long backlog = service.backlog(cell.point());
    long door = service.shed(cell.point());
    return door == 0 ? backlog : Math.min(door, backlog);
  }

  private Optional<String> unfit(Cell cell, Contender contender, long admitted) {
    Workload workload = workloads.get(cell.point().workload());
    ModelInfo model = info(contender);
    return workload instanceof OpenWorkload && !model.is(Trait.TAKES_TASKS_ANY_TIME)
        ? Optional.of(
            "requests come one by one at any time, %s runs whole batches only"
                .formatted(model.id()))
        : workload.needs(cell.point()).refusal(model, admitted);
  }

  private Optional<String> withoutLibrary(Cell cell, Contender contender) {
    return Library.missing(new ForkNeeds(workloads, models).libraries(cell, contender))
        .map(Library::refusal);
  }

  private Optional<String> tooSlow(Cell cell, long admitted) {
    if (!cell.point().parameters().containsKey(Point.CONCURRENCY)) {
      return Optional.empty();
    }
    Workload workload = workloads.get(cell.point().workload());
    Duration batch = PoolSizes.waits(cell.point(), workload, admitted);
    return batch.multipliedBy(LEAST_BATCHES).compareTo(timeout) > 0
        ? Optional.of(
            "a batch would take at least %d s with %d in flight; a fork may take %d s in all"
                .formatted(batch.toSeconds(), admitted, timeout.toSeconds()))
        : Optional.empty();
  }

  private Optional<String> tooManyThreads(Contender contender, long admitted) {
    boolean threadPerTask = info(contender).is(Trait.THREAD_PER_TASK);
    return threadPerTask && admitted > machine.threads() / 2
        ? Optional.of(
            "%d threads needed, the system allows %d in all".formatted(admitted, machine.threads()))
        : Optional.empty();
  }

  private Optional<String> tooManyDescriptors(Cell cell, long admitted) {
    Workload workload = workloads.get(cell.point().workload());
    long connections = admitted * workload.connectionsOfATask(cell.point());
    return connections > 0 && connections + OWN_DESCRIPTORS > machine.descriptors()
        ? Optional.of(
            "%d connections needed, a process may open %d files; raise it with: ulimit -n %d"
                .formatted(connections, machine.descriptors(), 2 * connections + OWN_DESCRIPTORS))
        : Optional.empty();
  }

  private Optional<String> tooMuchHeap(Cell cell) {
    long needed = forkMemory(cell);
    return cell.point().jvm().containsKey(JvmParameter.HEAP.parameter())
            && needed > machine.availableMemoryBytes()
        ? Optional.of(
            "a JVM of this heap may need %s, %s are available"
                .formatted(
                    Numbers.mebibytes(needed), Numbers.mebibytes(machine.availableMemoryBytes())))
        : Optional.empty();
  }

  private Optional<String> tooMuchMemory(Cell cell, Contender contender) {
    return info(contender).processes().flatMap(names -> tooMuchMemory(cell, contender, names));
  }

  /** A fork and the harness; a cell may have a heap of its own. */
  private static long forkMemory(Cell cell) {
    long heap = cell.point().jvm().getOrDefault(JvmParameter.HEAP.parameter(), FORK_HEAP);
    return FORK_MEMORY - FORK_HEAP + heap;
  }

  private Optional<String> tooMuchMemory(Cell cell, Contender contender, Processes names) {
    Settings settings = models.resolve(contender);
    long workers = names.besideFork(settings.wholeNumber(names.count()));
    long heap = settings.wholeNumber(names.heapMegabytes()) * MEBIBYTE;
    long needed =
        forkMemory(cell) + workers * ((heap == 0 ? FORK_HEAP : heap) + WORKER_NATIVE_MEMORY);
    return needed > machine.availableMemoryBytes()
        ? Optional.of(
            "%d worker JVMs may need %s, %s are available"
                .formatted(
                    workers,
                    Numbers.mebibytes(needed),
                    Numbers.mebibytes(machine.availableMemoryBytes())))
        : Optional.empty();
  }

  private ModelInfo info(Contender contender) {
    return models.info(contender);
  }
}
