package org.concurrencyatlas.run.hang;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.model.BatchLatch;

/**
 * Finds in a thread dump what waits for what. The rules are asked in order, the surest first: a
 * cycle of monitors, carriers that are all held, a pool whose workers all wait for others, a lock
 * that many want.
 */
final class HangDiagnosis {
  /** By which a task waits for another one. */
  private static final Pattern WAIT_FOR_A_TASK =
      Pattern.compile(
          "java\\.util\\.concurrent\\.(FutureTask\\.get|CompletableFuture\\.(get|join)"
              + "|ForkJoinTask\\.(get|join)|CountDownLatch\\.await"
              + "|AbstractExecutorService\\.invokeA\\w+|ExecutorCompletionService\\.take)");

  private static final Set<String> OF_A_WORKER =
      Set.of(
          "java.util.concurrent.ThreadPoolExecutor$Worker.run",
          "java.util.concurrent.ForkJoinWorkerThread.run");

  private static final String CARRIES = "java.lang.VirtualThread.runContinuation";
  private static final Pattern LOCK =
      Pattern.compile("java\\.util\\.concurrent\\.locks\\..*Lock.*");

  /** Where a model runs tasks. */
  private static final Pattern OF_A_TASK =
      Pattern.compile("org\\.concurrencyatlas\\.(model|process)\\..*");

  private static final String JMH = "org.openjdk.jmh.";
  private static final String AWAITS_THE_BATCH = BatchLatch.class.getName() + ".await";

  private final List<DumpedThread> threads;
  private final boolean computing;
  private final Set<DumpedThread> carriers;

  private HangDiagnosis(ThreadDump dump) {
    this.threads = dump.threads();
    this.computing = dump.computing();
    this.carriers = carriers();
  }

  /** The workers of the pool that carries virtual threads, whether each carries one or not. */
  private Set<DumpedThread> carriers() {
    Set<String> pools =
        threads.stream()
            .filter(each -> !each.virtual() && each.runs(CARRIES::equals))
            .map(DumpedThread::pool)
            .collect(Collectors.toSet());
    return threads.stream()
        .filter(each -> pools.contains(each.pool()) && each.runs(OF_A_WORKER::contains))
        .collect(Collectors.toSet());
  }

  /** The first rule that fits; empty when the dump shows no thread that runs a task. */
  static Optional<Hang> of(ThreadDump dump) {
    HangDiagnosis diagnosis = new HangDiagnosis(dump);
    return diagnosis
        .cycle()
        .or(diagnosis::carriersPinned)
        .or(diagnosis::poolStarved)
        .or(diagnosis::monitorHeld)
        .or(diagnosis::lockNotReleased)
        .or(diagnosis::busy);
  }

  private Optional<Hang> cycle() {
    for (DumpedThread first : threads) {
      Set<DumpedThread> path = new LinkedHashSet<>();
      Optional<DumpedThread> next = Optional.of(first);
      while (next.isPresent() && path.add(next.get())) {
        next = holder(next.get().blockedOn());
      }
      if (next.equals(Optional.of(first)) && path.size() > 1) {
        return Optional.of(new Hang.Cycle(path.stream().map(DumpedThread::title).toList()));
      }
    }
    return Optional.empty();
  }

  private Optional<DumpedThread> holder(String monitor) {
    return monitor.isEmpty()
        ? Optional.empty()
        : threads.stream().filter(each -> each.monitors().contains(monitor)).findFirst();
  }

  /** A mounted virtual thread that does not run holds its carrier. */
  private Optional<Hang> carriersPinned() {
    List<DumpedThread> mounted = threads.stream().filter(DumpedThread::mounted).toList();
    boolean all = !carriers.isEmpty() && mounted.size() >= carriers.size();
    boolean still = mounted.stream().allMatch(each -> each.waits() || !computing);
    return all && still
        ? Optional.of(
            new Hang.CarriersPinned(carriers.size(), mostCommon(mounted, DumpedThread::place)))
        : Optional.empty();
  }

  private Optional<Hang> poolStarved() {
    return threads.stream()
        .filter(each -> each.runs(OF_A_WORKER::contains) && !carriers.contains(each))
        .collect(Collectors.groupingBy(DumpedThread::pool))
        .entrySet()
        .stream()
        .filter(pool -> pool.getValue().stream().allMatch(HangDiagnosis::waitsForATask))
        .map(pool -> starved(pool.getKey(), pool.getValue()))
        .findFirst();
  }

  /** The measuring thread is a worker of JMH and is expected to wait for its batch. */
  private static boolean waitsForATask(DumpedThread worker) {
    return worker.waits()
        && worker.runs(WAIT_FOR_A_TASK.asMatchPredicate())
        && !worker.runs(method -> method.startsWith(JMH));
  }

  private static Hang starved(String pool, List<DumpedThread> workers) {
    String call = mostCommon(workers, HangDiagnosis::waitingCall);
    return new Hang.PoolStarved(workers.size(), pool, call);
  }

  private static String waitingCall(DumpedThread worker) {
    String method =
        worker.methods().filter(WAIT_FOR_A_TASK.asMatchPredicate()).findFirst().orElse("");
    return method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1);
  }

  private Optional<Hang> monitorHeld() {
    return mostWanted(DumpedThread::blockedOn, lock -> true)
        .flatMap(lock ->
            holder(lock)
                .filter(DumpedThread::waits)
                .map(holder ->
                    new Hang.MonitorHeld(
                        wanting(DumpedThread::blockedOn, lock),
                        type(lock),
                        holder.title(),
                        holder.place())));
  }

  /** A lock of the library does not tell who holds it. */
  private Optional<Hang> lockNotReleased() {
    return mostWanted(DumpedThread::parkedFor, LOCK.asMatchPredicate())
        .filter(_ -> !computing)
        .map(lock -> new Hang.LockNotReleased(wanting(DumpedThread::parkedFor, lock), type(lock)));
  }

  private Optional<Hang> busy() {
    List<DumpedThread> running =
        threads.stream()
            .filter(each -> each.runs(OF_A_TASK.asMatchPredicate()))
            .filter(each -> !each.runs(AWAITS_THE_BATCH::equals))
            .toList();
    if (running.isEmpty()) {
      return Optional.empty();
    }
    String place = mostCommon(running, DumpedThread::place);
    int there = (int) running.stream().filter(each -> each.place().equals(place)).count();
    return Optional.of(new Hang.Busy(there, place, computing));
  }

  private Optional<String> mostWanted(
      Function<DumpedThread, String> lock, Predicate<String> counts) {
    List<DumpedThread> waiting =
        threads.stream()
            .filter(each -> !lock.apply(each).isEmpty())
            .filter(each -> counts.test(lock.apply(each)))
            .toList();
    return waiting.isEmpty() ? Optional.empty() : Optional.of(mostCommon(waiting, lock));
  }

  private int wanting(Function<DumpedThread, String> lock, String wanted) {
    return (int) threads.stream().filter(each -> lock.apply(each).equals(wanted)).count();
  }

  /** The value that most of at least one thread have; of several the first in order. */
  private static String mostCommon(
      List<DumpedThread> threads, Function<DumpedThread, String> value) {
    Map<String, Long> counts =
        threads.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
    List<String> ordered = new ArrayList<>(counts.keySet());
    ordered.sort((one, other) -> {
      int byCount = Long.compare(counts.getOrDefault(other, 0L), counts.getOrDefault(one, 0L));
      return byCount != 0 ? byCount : one.compareTo(other);
    });
    return ordered.getFirst();
  }

  /** {@code java.util.concurrent.locks.ReentrantLock$NonfairSync@1b} is a ReentrantLock. */
  private static String type(String identity) {
    String name = Stream.of(identity.split("@", -1)).findFirst().orElse(identity);
    return name.substring(name.lastIndexOf('.') + 1)
        .replaceFirst("\\$(Nonf|F)airSync$|\\$Sync$", "");
  }
}
