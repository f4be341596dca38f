package org.concurrencyatlas.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.race.FirstLookPlan;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.jvm.JvmParameter;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/** Turns a profile and the user's choices into a plan in which every name and value is checked. */
public final class Planner {
  static final double ALPHA = 0.05;

  /** Milliseconds; only a profile with an hour to spend warms up for longer. */
  private static final long USUAL_WARMUP_CAP = 10_000;

  private final WorkloadCatalogue workloads;
  private final ModelCatalogue models;

  public Planner(WorkloadCatalogue workloads, ModelCatalogue models) {
    this.workloads = workloads;
    this.models = models;
  }

  /**
   * What the user chose beside the profile; an empty list means "as the profile says".
   *
   * @param points points to run instead of the profile's
   * @param contenders contenders to run instead of the profile's
   * @param workloads only cells of these workloads
   * @param models only contenders of these models
   * @param seed seed of every random order
   * @param budget time after which no new block is started
   * @param epsilon differences up to this share do not matter
   * @param order how forks follow each other
   * @param jvmArguments flags for the JVMs of the forks
   * @param variants where every contender runs; one alone is raced against the harness's own
   */
  public record Choices(
      List<String> points,
      List<String> contenders,
      List<String> workloads,
      List<String> models,
      long seed,
      Duration budget,
      double epsilon,
      RunPlan.Order order,
      List<String> jvmArguments,
      List<Variant> variants) {
    /** The same with points of the user's own added. */
    public Choices at(List<String> morePoints) {
      return new Choices(
          Stream.concat(points.stream(), morePoints.stream()).toList(),
          contenders,
          workloads,
          models,
          seed,
          budget,
          epsilon,
          order,
          jvmArguments,
          variants);
    }

    /** Where contenders run, each with all that its JVMs have on their class path before ours. */
    public List<Variant> raced() {
      Variant all = variant(OWN);
      return places().stream()
          .map(name -> name.isEmpty() ? all : variant(name).before(all.classPath()))
          .toList();
    }

    private Variant variant(String name) {
      return variants.stream()
          .filter(variant -> variant.name().equals(name))
          .findFirst()
          .orElseGet(() -> new Variant(name, List.of(), "", List.of(), ""));
    }

    /** The variants by name, the harness's own among them where it takes part. */
    List<String> places() {
      List<String> names = names();
      return names.size() < 2 ? Stream.concat(Stream.of(OWN), names.stream()).toList() : names;
    }

    /** The names that can stand behind an {@code @}. */
    List<String> names() {
      return variants.stream().map(Variant::name).filter(name -> !name.isEmpty()).toList();
    }
  }

  /** The name of the harness's own JVM and jar. */
  private static final String OWN = "";

  /** The plan of a profile as it is, seeded by the clock. */
  public RunPlan plan(Profile profile, Instant now) {
    Choices asItIs =
        new Choices(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            now.toEpochMilli(),
            profile.budget(),
            profile.epsilon(),
            RunPlan.Order.INTERLEAVED,
            List.of(),
            List.of());
    return plan(profile, asItIs, now);
  }

  /**
   * The plan.
   *
   * @throws UsageException when a name is unknown, a value out of range, or nothing is left to
   *     compare
   */
  public RunPlan plan(Profile profile, Choices choices, Instant now) {
    return plan(profile, choices, 1, now);
  }

  /**
   * The plan of several machines together, each with the whole budget.
   *
   * @throws UsageException when a name is unknown, a value out of range, or nothing is left to
   *     compare
   */
  public RunPlan plan(Profile profile, Choices choices, int machines, Instant now) {
    RunPlan plan = plan(profile, choices, profile.protocol(), now);
    boolean cutShort = choices.budget().multipliedBy(machines).compareTo(profile.budget()) < 0;
    return cutShort && FirstLookPlan.millis(plan) > (double) machines * plan.budgetMillis()
        ? plan(profile, choices, warmingUpLess(profile.protocol()), now)
        : plan;
  }

  /**
   * A budget below the profile's that could not pay the longest warm-up in every cell is not worth
   * more than the usual one: cells without any verdict would be the price.
   */
  private static Protocol warmingUpLess(Protocol protocol) {
    long longest =
        Math.max(protocol.warmupMillis(), Math.min(protocol.maxWarmupMillis(), USUAL_WARMUP_CAP));
    return protocol.withLongestWarmup(Duration.ofMillis(longest));
  }

  private RunPlan plan(Profile profile, Choices choices, Protocol protocol, Instant now) {
    List<Cell> cells = new CellPlanner(workloads, models, choices).cells(profile);
    List<String> flags = ForkFlags.with(choices.jvmArguments());
    List<Variant> variants = variants(choices, flags);
    check(cells, flags, variants);
    cells.forEach(cell -> SampleCheck.refuseLongBurst(workloads, cell.point(), protocol));
    profile
        .metric()
        .ifPresent(metric -> SampleCheck.refuseTooFew(workloads, cells, metric, protocol));
    return new RunPlan(
            profile.name(),
            choices.seed(),
            cells,
            protocol,
            profile.looks(),
            ALPHA,
            choices.epsilon(),
            choices.order(),
            profile.sentinelShare(),
            choices.budget().toMillis(),
            flags,
            now,
            AlphaSpending.weights(profile.looks().size()),
            variants)
        .racing(workloads.declared())
        .by(profile.metric());
  }

  /**
   * One cell outside any plan.
   *
   * @throws UsageException when a name is unknown or a value out of range
   */
  public Cell cell(Profile.CellToBe wanted) {
    List<String> any = List.of();
    Choices none =
        new Choices(
            any, any, any, any, 0, Duration.ZERO, 0, RunPlan.Order.INTERLEAVED, any, List.of());
    return new CellPlanner(workloads, models, none).cell(wanted);
  }

  /**
   * The variants, each tried.
   *
   * @throws UsageException when two have one name, or a JVM does not start as one says
   */
  private static List<Variant> variants(Choices choices, List<String> flags) {
    Set<String> names = new LinkedHashSet<>();
    for (Variant variant : choices.variants()) {
      if (!names.add(variant.name())) {
        throw new UsageException(
            "the variant %s was given twice; give each a name of its own"
                .formatted(variant.name()));
      }
      ForkFlags.check(flags, variant);
    }
    return choices.variants();
  }

  /**
   * Each JVM that a cell runs in, tried with each variant.
   *
   * @throws UsageException when one does not start, or is to have more processors than there are
   */
  private static void check(List<Cell> cells, List<String> flags, List<Variant> variants) {
    int processors = Runtime.getRuntime().availableProcessors();
    for (Cell cell : cells) {
      Long wanted = cell.point().jvm().get(JvmParameter.PROCESSORS.parameter());
      if (wanted != null && wanted > processors) {
        throw new UsageException(
            "this machine has %d processors, and a cell asks for %d; give 1 to %d"
                .formatted(processors, wanted, processors));
      }
    }
    cells.stream()
        .map(cell -> cell.point().jvmFlags())
        .filter(ofCell -> !ofCell.isEmpty())
        .distinct()
        .map(ofCell -> ForkFlags.replace(flags, ofCell))
        .forEach(ofCell ->
            Stream.concat(Stream.of(Variant.own(OWN)), variants.stream())
                .forEach(variant -> ForkFlags.check(ofCell, variant)));
  }
}
