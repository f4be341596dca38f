package org.concurrencyatlas.workload.catalogue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Catalogue;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.compute.Mandelbrot;
import org.concurrencyatlas.workload.compute.Primes;
import org.concurrencyatlas.workload.compute.Sha256;
import org.concurrencyatlas.workload.compute.Square;
import org.concurrencyatlas.workload.coordination.CacheLinePingPong;
import org.concurrencyatlas.workload.coordination.ColdStart;
import org.concurrencyatlas.workload.coordination.Ipc;
import org.concurrencyatlas.workload.coordination.NativeWait;
import org.concurrencyatlas.workload.coordination.Parked;
import org.concurrencyatlas.workload.coordination.ThreadPingPong;
import org.concurrencyatlas.workload.coordination.counter.CheckThenAct;
import org.concurrencyatlas.workload.coordination.counter.Counter;
import org.concurrencyatlas.workload.coordination.counter.FileCounter;
import org.concurrencyatlas.workload.coordination.driven.Batches;
import org.concurrencyatlas.workload.coordination.driven.Collect;
import org.concurrencyatlas.workload.coordination.driven.NoisyNeighbour;
import org.concurrencyatlas.workload.coordination.driven.Priorities;
import org.concurrencyatlas.workload.coordination.driven.Stop;
import org.concurrencyatlas.workload.coordination.lock.Lock;
import org.concurrencyatlas.workload.coordination.lock.Rounds;
import org.concurrencyatlas.workload.coordination.lock.Scarce;
import org.concurrencyatlas.workload.coordination.lock.Semaphores;
import org.concurrencyatlas.workload.coordination.nested.Nested;
import org.concurrencyatlas.workload.coordination.queue.Queues;
import org.concurrencyatlas.workload.file.FileAccess;
import org.concurrencyatlas.workload.io.ComputeHttp;
import org.concurrencyatlas.workload.io.FanOut;
import org.concurrencyatlas.workload.io.Http;
import org.concurrencyatlas.workload.io.MixedHttp;
import org.concurrencyatlas.workload.method.MethodProperty;
import org.concurrencyatlas.workload.method.MethodWorkload;
import org.concurrencyatlas.workload.service.Requests;
import org.concurrencyatlas.workload.sql.Pipeline;
import org.concurrencyatlas.workload.sql.Sql;
import org.concurrencyatlas.workload.store.ObjectStore;
import org.concurrencyatlas.workload.waiting.ComputeWait;
import org.concurrencyatlas.workload.waiting.Mixed;
import org.concurrencyatlas.workload.waiting.Timer;

/** All workloads: a new one is one class and one line here, or a jar on the class path. */
public final class WorkloadCatalogue {
  private static final List<Workload> BUILT_IN =
      List.of(
          new Square(),
          new Sha256(),
          new Primes(),
          new Mandelbrot(),
          new Timer(),
          new Http(),
          new Mixed(),
          new MixedHttp(),
          new ComputeWait(),
          new ComputeHttp(),
          new FanOut(),
          new FileAccess(),
          new ObjectStore(),
          new Sql(),
          new Pipeline(),
          new Requests(),
          new Ipc(),
          new Counter(),
          new CheckThenAct(),
          new FileCounter(),
          new Lock(),
          new Semaphores(),
          new Scarce(),
          new Rounds(),
          new Queues(),
          new Nested(),
          new Collect(),
          new Batches(),
          new Priorities(),
          new NoisyNeighbour(),
          new Stop(),
          new NativeWait(),
          new Parked(),
          new CacheLinePingPong(),
          new ThreadPingPong(),
          new ColdStart());

  private final Catalogue<Workload> workloads;
  private final List<DeclaredTask> declared;

  /** Those, and the method that this JVM was started for. */
  public WorkloadCatalogue() {
    this(MethodProperty.read().stream().toList());
  }

  /** Those, and methods of the user. */
  public WorkloadCatalogue(List<DeclaredTask> declared) {
    this.declared = List.copyOf(declared);
    this.workloads =
        new Catalogue<>(
            "workload",
            Workload.class,
            WorkloadCatalogue::checkedId,
            Stream.concat(BUILT_IN.stream(), declared.stream().map(MethodWorkload::new)).toList());
  }

  /** The methods of the user. */
  public List<DeclaredTask> declared() {
    return declared;
  }

  /** A point holds whole numbers and words, and every workload says how many tasks a batch has. */
  private static String checkedId(Workload workload) {
    WorkloadInfo info = workload.info();
    info.parameters().forEach(WorkloadCatalogue::checkWords);
    if (info.parameters().stream().noneMatch(each -> each.name().equals(Workload.TASKS))) {
      throw new UsageException(
          "%s has no parameter tasks; give it a WholeNumber with the range of tasks in a batch"
              .formatted(info.id()));
    }
    return info.id();
  }

  private static void checkWords(Parameter parameter) {
    if (parameter instanceof Parameter.Choice choice) {
      choice.options().stream()
          .filter(option -> !Point.isWord(option))
          .findFirst()
          .ifPresent(option -> {
            throw new UsageException(
                "the choice %s has the option \"%s\"; give words of small letters, digits and hyphens"
                    .formatted(choice.name(), option));
          });
    }
  }

  /** All workloads in order. */
  public List<Workload> all() {
    return workloads.all();
  }

  /**
   * The workload with this id.
   *
   * @throws UsageException when there is none; names those that exist
   */
  public Workload get(String id) {
    return workloads.get(id);
  }

  /**
   * The point with every parameter of its workload present; those of the JVM are kept.
   *
   * @throws UsageException when the workload or a parameter is unknown or a value out of range, or
   *     values do not go together
   */
  public Point resolve(Point point) {
    SortedMap<String, String> given = point.texts();
    SortedMap<String, String> resolved = new TreeMap<>(given);
    resolved.keySet().retainAll(point.jvm().keySet());
    given.keySet().removeAll(point.jvm().keySet());
    List<Parameter> known = get(point.workload()).info().parameters();
    resolved.putAll(Parameter.resolve("parameter of " + point.workload(), known, given));
    Point whole = Point.ofValues(point.workload(), resolved);
    get(point.workload()).check(whole);
    return whole;
  }
}
