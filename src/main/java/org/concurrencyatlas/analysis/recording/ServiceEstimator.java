package org.concurrencyatlas.analysis.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.recording.RecordedService.ReadSettings;
import org.concurrencyatlas.analysis.recording.RecordedService.Span;
import org.concurrencyatlas.analysis.recording.RecordedService.Who;
import org.concurrencyatlas.analysis.recording.ServiceEstimate.CpuSource;

/**
 * Derives what a task of a service needs. A task is a span of the user's own event; or the user
 * says how many there were; or each read of a socket is taken for one. Computing time is that of
 * the threads that serve tasks. The number in flight is time spent in tasks over time, which is
 * Little's law.
 */
public final class ServiceEstimator {
  /** From this load on a wait holds the queue for a processor. */
  private static final double SATURATED = 0.8;

  private static final int MOST_SLICES = 20;
  private static final double SECOND = 1e9;

  private final RecordedService service;
  private final boolean spans;
  private final OptionalLong requests;
  private final TimeWindow window;
  private final Set<Who> servers;

  private ServiceEstimator(RecordedService service, OptionalLong requests) {
    this.service = service;
    this.requests = requests;
    this.spans = !service.tasks().isEmpty();
    this.window = TimeWindow.of(service);
    this.servers =
        (spans ? service.tasks() : service.reads())
            .stream().map(Span::who).collect(Collectors.toSet());
  }

  /**
   * The estimate.
   *
   * @param taskEvent the event that was asked for; empty for none
   * @param requests how many tasks ended in the whole recording, where the user knows
   */
  public static ServiceEstimate of(
      RecordedService service, String taskEvent, OptionalLong requests) {
    return new ServiceEstimator(service, requests).estimate(taskEvent);
  }

  private ServiceEstimate estimate(String taskEvent) {
    List<CpuTime> cpu = cpuTimes();
    Optional<Double> tasks = tasks();
    Optional<Spread> cpuNanos = cpu.isEmpty() ? Optional.empty() : tasks.map(n -> perTask(cpu, n));
    Optional<Spread> waitNanos = waitNanos(tasks);
    return new ServiceEstimate(
        cpuNanos,
        waitNanos,
        inFlight(cpu),
        tasks.map(n -> n / window.seconds()),
        tasks.map(Math::round).orElse(0L),
        window.seconds(),
        source(cpu),
        doubts(taskEvent, cpu, tasks));
  }

  /** How many tasks ended in the window; empty when they cannot be counted. */
  private Optional<Double> tasks() {
    if (spans) {
      return Optional.of((double) ended(service.tasks()).size()).filter(n -> n > 0);
    }
    if (requests.isPresent()) {
      double whole = (service.to() - service.from()) / SECOND;
      return Optional.of(requests.getAsLong() * window.seconds() / whole);
    }
    return service.readSettings().complete()
        ? Optional.of((double) ended(service.reads()).size()).filter(n -> n > 0)
        : Optional.empty();
  }

  /** Computing time of threads that serve, in the window. */
  private List<CpuTime> cpuTimes() {
    Set<Who> computing = servers;
    boolean virtual = isVirtual();
    List<CpuTime> sampled =
        service.samples().stream()
            .filter(each -> serves(each.who(), computing, virtual) && window.holds(each.at()))
            .map(each -> new CpuTime(each.at(), (double) each.nanos()))
            .toList();
    return sampled.isEmpty()
        ? CpuTime.ofLoads(
            service.loads().stream()
                .filter(each -> serves(each.who(), computing, virtual))
                .toList(),
            service.processors(),
            window)
        : sampled;
  }

  private boolean isVirtual() {
    return servers.stream().anyMatch(each -> each.kind() == Who.Kind.VIRTUAL);
  }

  private static boolean serves(Who who, Set<Who> servers, boolean virtual) {
    return virtual ? who.kind() != Who.Kind.PLATFORM : servers.contains(who);
  }

  private CpuSource source(List<CpuTime> cpu) {
    if (cpu.isEmpty()) {
      return CpuSource.NONE;
    }
    return service.samples().isEmpty() ? CpuSource.LOADS : CpuSource.SAMPLES;
  }

  private Spread perTask(List<CpuTime> cpu, double tasks) {
    double all = cpu.stream().mapToDouble(CpuTime::nanos).sum();
    List<Span> counted = spans ? service.tasks() : service.reads();
    return Spread.of(
        all / tasks,
        slices()
            .filter(slice -> !ended(counted, slice).isEmpty())
            .mapToDouble(slice -> CpuTime.sum(cpu, slice) / share(counted, slice, tasks)));
  }

  /** Tasks of a slice: of a number that the user gave, the share that the reads have there. */
  private double share(List<Span> counted, TimeWindow slice, double tasks) {
    return tasks * ended(counted, slice).size() / ended(counted).size();
  }

  private Optional<Spread> waitNanos(Optional<Double> tasks) {
    List<Span> reads = inTasks();
    if (reads.isEmpty()) {
      return Optional.empty();
    }
    double all = reads.stream().mapToDouble(Span::nanos).sum();
    boolean countable = service.readSettings().complete() && tasks.isPresent();
    if (!countable && (spans || requests.isPresent())) {
      return Optional.empty();
    }
    double perTask = countable ? all / tasks.orElseThrow() : all / reads.size();
    double scale = perTask / (all / reads.size());
    return Optional.of(
        Spread.of(perTask, reads.stream().mapToDouble(read -> scale * read.nanos())));
  }

  /** Reads of threads that serve, in the window. */
  private List<Span> inTasks() {
    return ended(service.reads()).stream().filter(each -> servers.contains(each.who())).toList();
  }

  private Optional<Spread> inFlight(List<CpuTime> cpu) {
    if (spans) {
      return Optional.of(level(service.tasks(), List.of()));
    }
    return service.readSettings().complete() && !cpu.isEmpty() && !service.reads().isEmpty()
        ? Optional.of(level(service.reads(), cpu))
        : Optional.empty();
  }

  /** Time in spans and computing, over time. */
  private Spread level(List<Span> spent, List<CpuTime> cpu) {
    return Spread.of(
        level(spent, cpu, window), slices().mapToDouble(slice -> level(spent, cpu, slice)));
  }

  private static double level(List<Span> spent, List<CpuTime> cpu, TimeWindow slice) {
    double inSpans = spent.stream().mapToDouble(slice::overlap).sum();
    return (inSpans + CpuTime.sum(cpu, slice)) / slice.nanos();
  }

  private List<Doubt> doubts(String taskEvent, List<CpuTime> cpu, Optional<Double> tasks) {
    List<Doubt> doubts = new ArrayList<>();
    if (!taskEvent.isEmpty() && !spans) {
      doubts.add(new Doubt.NoTaskEvents(taskEvent));
    }
    addReads(doubts);
    if (cpu.isEmpty()) {
      doubts.add(new Doubt.NoCpuTime());
    }
    if (isVirtual()) {
      doubts.add(new Doubt.Carriers());
    }
    double load = service.machineLoads().stream().mapToDouble(each -> each).average().orElse(0);
    if (load > SATURATED) {
      doubts.add(new Doubt.Saturated(load));
    }
    addRest(doubts, cpu, tasks);
    return doubts;
  }

  private void addReads(List<Doubt> doubts) {
    ReadSettings settings = service.readSettings();
    if (service.reads().isEmpty()) {
      doubts.add(new Doubt.NoReads());
      return;
    }
    if (settings.throttled()) {
      doubts.add(new Doubt.ReadsThrottled(settings.throttle()));
    }
    if (settings.hasThreshold()) {
      doubts.add(new Doubt.ReadsBelowThreshold(settings.threshold()));
    }
    if (!spans && requests.isEmpty()) {
      doubts.add(new Doubt.ReadIsTaken());
    }
  }

  private void addRest(List<Doubt> doubts, List<CpuTime> cpu, Optional<Double> tasks) {
    if (!spans) {
      doubts.add(new Doubt.QueuesUnseen(servers.size()));
    } else if (!cpu.isEmpty() && tasks.isPresent() && service.readSettings().complete()) {
      double wall = ended(service.tasks()).stream().mapToDouble(Span::nanos).sum();
      double known = CpuTime.sum(cpu, window) + inTasks().stream().mapToDouble(Span::nanos).sum();
      doubts.add(new Doubt.OtherTime(Math.max(0, (wall - known) / tasks.get())));
    }
  }

  private List<Span> ended(List<Span> spans) {
    return ended(spans, window);
  }

  private static List<Span> ended(List<Span> spans, TimeWindow slice) {
    return spans.stream().filter(each -> slice.holds(each.end())).toList();
  }

  /** Parts of the window of a second or more. */
  private Stream<TimeWindow> slices() {
    int number = Math.clamp((long) window.seconds(), 1, MOST_SLICES);
    return IntStream.range(0, number).mapToObj(part -> window.part(part, number));
  }
}
