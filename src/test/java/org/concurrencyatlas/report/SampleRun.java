package org.concurrencyatlas.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.concurrencyatlas.analysis.RunAnalysis;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.Protocols;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.ContenderResult.Usage;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Drift;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.Lasting;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.concurrencyatlas.verdict.RunWarning;
import org.concurrencyatlas.verdict.StopReason;

/** Makes runs by hand: every contender gets a throughput, every fork a little noise around it. */
public final class SampleRun {
  private static final Instant START = Instant.parse("2026-11-22T06:30:00Z");
  private static final Usage UNKNOWN =
      new Usage(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, OptionalDouble.empty());

  private final int blocks;
  private final Random random = new Random(7);
  private final List<Cell> cells = new ArrayList<>();
  private final List<CellVerdict> verdicts = new ArrayList<>();
  private final List<ForkResult> forks = new ArrayList<>();
  private OptionalDouble serverNanosPerTask = OptionalDouble.empty();

  /** An empty run with five forks a contender. */
  public SampleRun() {
    this(5);
  }

  private SampleRun(int blocks) {
    this.blocks = blocks;
  }

  /**
   * The cells that are added from now on have a server on this machine, which computes for so long.
   */
  public SampleRun served(double nanosPerTask) {
    serverNanosPerTask = OptionalDouble.of(nanosPerTask);
    return this;
  }

  /** A contender of a cell: its tasks a second, or why it did not finish. */
  public record Entry(String contender, double tasksPerSecond, Optional<Exclusion> failure) {
    /** One that finished. */
    public static Entry of(String contender, double tasksPerSecond) {
      return new Entry(contender, tasksPerSecond, Optional.empty());
    }

    /** One that did not. */
    public static Entry failed(String contender, String reason) {
      Outcome outcome = new Outcome(Outcome.Status.FAILED, reason);
      return new Entry(contender, Double.NaN, Optional.of(new Exclusion.Failed(1, 1, outcome)));
    }

    /** One that was not run. */
    public static Entry notMeasured(String contender) {
      return new Entry(contender, Double.NaN, Optional.of(new Exclusion.NotMeasured()));
    }

    private Outcome outcome() {
      return switch (failure.orElse(null)) {
        case null -> Outcome.OK;
        case Exclusion.Failed failed -> failed.first();
        case Exclusion other -> new Outcome(Outcome.Status.FAILED, other.toString());
      };
    }
  }

  /** The run that the pictures are judged by: seven models, an axis, a tie, failures. */
  public static SampleRun realistic() {
    SampleRun run = new SampleRun();
    double[] tasks = {16, 64, 256, 1024, 4096};
    double[] virtual = {760, 2900, 10900, 33000, 41000};
    double[] async = {740, 2750, 9800, 30500, 38200};
    double[] pool = {770, 2950, 3080, 3100, 3090};
    double[] platform = {720, 2600, 7600, 14200, 9100};
    double[] forkJoin = {705, 2480, 7100, 12900, 8700};
    double[] sequential = {48.2, 48.4, 48.3, 48.4, 48.3};
    double[] process = {610, 1900, 2450, 2500, 2480};
    for (int i = 0; i < tasks.length; i++) {
      List<Entry> entries =
          new ArrayList<>(
              List.of(
                  Entry.of("virtual-threads", virtual[i]),
                  Entry.of("async", async[i]),
                  Entry.of("platform-threads", platform[i]),
                  Entry.of("fork-join", forkJoin[i]),
                  Entry.of("fixed-pool(threads=64)", pool[i]),
                  Entry.of("process-pool(workers=2)", process[i]),
                  Entry.of("sequential", sequential[i])));
      if (i == 4) {
        entries.set(2, Entry.failed("platform-threads", "timed out after 60 s"));
        entries.set(
            5,
            Entry.failed(
                "process-pool(workers=2)", "out of memory: Java heap space in a worker JVM"));
      }
      Decision decision =
          i == 0 ? Decision.INCONCLUSIVE : i == 1 ? Decision.TIE : Decision.WIN_CERTIFIED;
      run.cell(
          "http(tasks=" + (int) tasks[i] + ",waitMicros=20000)",
          Math.min(tasks[i] / 0.020, 50_000),
          decision,
          entries);
    }
    run.cell(
        "sha256(bytes=65536,tasks=256)",
        9_150,
        Decision.TIE,
        List.of(
            Entry.of("fork-join", 9_020),
            Entry.of("fixed-pool(threads=2)", 8_990),
            Entry.of("virtual-threads", 8_930),
            Entry.of("platform-threads", 8_870),
            Entry.of("async", 8_960),
            Entry.of("process-pool(workers=2)", 7_900),
            Entry.of("sequential", 4_560)));
    run.cell(
        "mandelbrot(rows=1024)",
        2_420,
        Decision.WIN_PROVISIONAL,
        List.of(
            Entry.of("fork-join", 2_310),
            Entry.of("fixed-pool(threads=2)", 2_150),
            Entry.of("virtual-threads", 2_080),
            Entry.of("sequential", 1_210)));
    return run;
  }

  /** A map of {@code columns} × {@code rows} cells with eight contenders each. */
  public static SampleRun map(int blocks, int columns, int rows) {
    List<String> models =
        List.of(
            "virtual-threads",
            "async",
            "platform-threads",
            "fork-join",
            "fixed-pool",
            "parallel-stream",
            "process-pool",
            "sequential");
    SampleRun run = new SampleRun(blocks);
    for (int column = 1; column <= columns; column++) {
      for (int row = 1; row <= rows; row++) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
          int best = (column + 2 * row) % models.size();
          entries.add(Entry.of(models.get(i), 1000.0 * column / (1 + 0.2 * Math.abs(i - best))));
        }
        Decision decision = row % 3 == 0 ? Decision.WIN_PROVISIONAL : Decision.WIN_CERTIFIED;
        run.cell(
            "mixed(concurrency=" + column + ",cpuPercent=" + row + ",waitMicros=20000)",
            1100.0 * column,
            decision,
            entries);
      }
    }
    return run;
  }

  /** A run of one cell without a limit. */
  public static ReportInput of(String point, Decision decision, List<Entry> entries) {
    return of(point, Double.POSITIVE_INFINITY, decision, entries);
  }

  /** A run of one cell. */
  public static ReportInput of(String point, double limit, Decision decision, List<Entry> entries) {
    SampleRun run = new SampleRun();
    run.cell(point, limit, decision, entries);
    return run.input();
  }

  /** Adds a cell; a contender without a failure gets five forks. */
  public void cell(String text, double limit, Decision decision, List<Entry> entries) {
    Point point = Point.parse(text);
    long tasks = point.parameters().getOrDefault("tasks", 100L);
    List<Contender> contenders =
        entries.stream().map(entry -> Contender.parse(entry.contender())).toList();
    cells.add(
        new Cell(
            point, contenders, tasks, Double.isFinite(limit) ? tasks * 1e9 / limit : 0, false));
    Map<Contender, List<Double>> rates = new LinkedHashMap<>();
    for (Entry entry : entries) {
      rates.put(Contender.parse(entry.contender()), measure(point, tasks, entry));
    }
    verdicts.add(verdict(point, limit, decision, entries, rates));
  }

  /** The run so far, with verdicts made by hand. */
  public ReportInput input() {
    return input(plan());
  }

  /** The run so far, with the verdicts that follow from its journal. */
  public ReportInput analysed() {
    return ReportInput.of(plan(), environment(), forks, new ModelCatalogue().directory());
  }

  /** Writes the run so far as a run leaves it: plan, environment and journal. */
  public void write(Path directory) throws IOException {
    RunDirectory run = new RunDirectory(directory);
    run.write(plan());
    run.write(environment());
    Files.write(run.journal(), forks.stream().map(Json::line).toList());
  }

  private ReportInput input(RunPlan plan) {
    RunVerdicts run =
        new RunVerdicts(
            plan.protocol().estimand(),
            0.05,
            0.05,
            0.042,
            false,
            verdicts,
            List.of(new RunWarning.ForksOfAnotherPlan(2)));
    RunAnalysis analysis = RunAnalysis.of(plan, forks);
    return new ReportInput(
        plan,
        environment(),
        forks,
        new RunAnalysis(run, analysis.crossovers(), analysis.curves()),
        new ModelCatalogue().directory());
  }

  private RunPlan plan() {
    Protocol protocol = Protocols.USUAL;
    return new RunPlan(
        "standard",
        42,
        cells,
        protocol,
        List.of(3, 5, 8),
        0.05,
        0.05,
        RunPlan.Order.INTERLEAVED,
        0,
        2_400_000,
        List.of("-Xmx1g"),
        START,
        AlphaSpending.weights(3),
        List.of());
  }

  private static Environment environment() {
    return new Environment(
        "AMD EPYC 9B14 96-Core Processor",
        2,
        24L << 30,
        "Linux 6.1.0-28-amd64",
        "max 100000",
        "max",
        "Eclipse Adoptium 25.0.3+9",
        "G1",
        List.of("-Xmx1g"),
        "dd11d2c0a1b2c3d4e5f60718293a4b5c6d7e8f90",
        "0".repeat(64),
        "");
  }

  private List<Double> measure(Point point, long tasks, Entry entry) {
    List<Double> rates = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      double rate = entry.tasksPerSecond() * Math.exp(0.015 * random.nextGaussian());
      boolean ok = entry.failure().isEmpty();
      if (ok) {
        rates.add(rate);
      }
      forks.add(fork(point, tasks, entry, block, rate, ok));
    }
    return rates;
  }

  private ForkResult fork(
      Point point, long tasks, Entry entry, int block, double rate, boolean ok) {
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; ok && i < 10; i++) {
      iterations.add(new Iteration(20, tasks * 1e9 / rate));
    }
    return ForkBuilder.of(point, Contender.parse(entry.contender()))
        .sequence(forks.size())
        .block(block)
        .outcome(entry.outcome())
        .iterations(iterations)
        .costs(ok ? costs(entry, tasks) : ResourceUsage.UNKNOWN)
        .startedAt(START.plusSeconds(9L * forks.size()))
        .elapsedMillis(8_400)
        .build();
  }

  /** A few hundred kilobytes a thread, a few a virtual thread; processes cost most. */
  private ResourceUsage costs(Entry entry, long tasks) {
    String model = Contender.parse(entry.contender()).model();
    double bytesPerTask =
        switch (model) {
          case "platform-threads" -> 98_000;
          case "virtual-threads" -> 4_200;
          case "async" -> 2_900;
          default -> 600;
        };
    double base = model.equals("process-pool") ? 240e6 : 70e6;
    double cpuNanos = 90_000 + 6_000 * (model.length() % 7);
    return new ResourceUsage(
        cpuNanos * tasks,
        5_400.0 * tasks,
        Math.round(base + bytesPerTask * tasks),
        34,
        3,
        serverNanosPerTask.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(serverNanosPerTask.getAsDouble() * tasks));
  }

  private CellVerdict verdict(
      Point point,
      double limit,
      Decision decision,
      List<Entry> entries,
      Map<Contender, List<Double>> rates) {
    List<Entry> order =
        entries.stream()
            .sorted(
                Comparator.comparing((Entry entry) -> !entry.failure().isEmpty())
                    .thenComparing(Entry::tasksPerSecond, Comparator.reverseOrder()))
            .toList();
    Optional<Contender> leader =
        order.stream()
            .filter(entry -> entry.failure().isEmpty())
            .findFirst()
            .map(entry -> Contender.parse(entry.contender()));
    double best = leader.map(each -> mean(rates.getOrDefault(each, List.of()))).orElse(1.0);
    List<ContenderResult> results = new ArrayList<>();
    for (Entry entry : order) {
      Contender contender = Contender.parse(entry.contender());
      results.add(
          result(entry, rates.getOrDefault(contender, List.of()), best, limit, decision, leader));
    }
    List<Contender> survivors =
        results.stream()
            .filter(each -> each.state() == ContenderResult.State.SURVIVOR)
            .map(ContenderResult::contender)
            .toList();
    return new CellVerdict(
        point,
        decision,
        decision.isWin() ? Optional.of(LeadSize.CLEAR) : Optional.empty(),
        new Lasting(Lasting.State.STEADY, around(1, 0.01), Optional.empty()),
        leader,
        survivors,
        decision == Decision.TIE ? survivors : List.of(),
        0.0004,
        0.042,
        false,
        limit,
        blocks,
        new StopReason.PlanExhausted(blocks),
        Map.of(
            Cost.CPU,
            cheapest(results, each -> each.usage().cpuNanosPerTask()),
            Cost.MEMORY,
            cheapest(results, each -> each.usage().peakResidentBytes())),
        results,
        List.of());
  }

  /** Who needs the least, by more than a tenth or not. */
  private static CostVerdict cheapest(
      List<ContenderResult> results, ToDoubleFunction<ContenderResult> cost) {
    List<ContenderResult> ranked =
        results.stream()
            .filter(each -> each.state() != ContenderResult.State.VOID)
            .filter(each -> cost.applyAsDouble(each) > 0)
            .sorted(Comparator.comparingDouble(cost))
            .toList();
    if (ranked.size() < 2) {
      return CostVerdict.NONE;
    }
    double lead = cost.applyAsDouble(ranked.get(1)) / cost.applyAsDouble(ranked.get(0));
    List<Contender> first = ranked.stream().limit(2).map(ContenderResult::contender).toList();
    return new CostVerdict(
        lead > 1.1 ? Decision.WIN_CERTIFIED : Decision.TIE,
        Optional.of(first.getFirst()),
        lead > 1.1 ? List.of() : first,
        around(lead, 0.01));
  }

  private ContenderResult result(
      Entry entry,
      List<Double> rates,
      double best,
      double limit,
      Decision decision,
      Optional<Contender> leader) {
    boolean failed = !entry.failure().isEmpty();
    double mean = mean(rates);
    double ratio = mean / best;
    ResourceUsage costs = costs(entry, 1);
    boolean beaten = ratio < (decision.isWin() ? 1 : 0.9);
    return new ContenderResult(
        Contender.parse(entry.contender()),
        entry
            .failure()
            .or(() ->
                leader.filter(_ -> beaten).map(each -> new Exclusion.Beaten(each, rates.size()))),
        around(mean, 0.02),
        Interval.unbounded(Double.isFinite(limit) ? mean / limit : Double.NaN),
        ratio == 1 ? Interval.unbounded(1) : around(ratio, 0.03),
        new Drift(failed ? around(Double.NaN, 0) : around(0.004, 0.5)),
        false,
        rates,
        failed ? UNKNOWN : usage(costs),
        Optional.empty(),
        Optional.empty());
  }

  private static Usage usage(ResourceUsage costs) {
    return new Usage(
        costs.cpuNanosPerBatch(),
        costs.allocatedBytesPerBatch(),
        Double.NaN,
        (double) costs.peakResidentBytes(),
        (double) costs.peakThreads(),
        costs.serverCpuNanosPerBatch());
  }

  private static double mean(List<Double> rates) {
    return rates.stream().mapToDouble(each -> each).average().orElse(Double.NaN);
  }

  private static Interval around(double value, double share) {
    return new Interval(value, value * (1 - share), value * (1 + share));
  }
}
