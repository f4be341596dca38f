package org.concurrencyatlas.plan;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Planner.Choices;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo.Kind;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.method.MethodWorkload;
import org.concurrencyatlas.workload.service.OpenWorkload;

/** The cells of a plan: which points are measured, and who takes part at each. */
final class CellPlanner {
  /** What is bound by the cost of its bare kernel. */
  private static final Set<Kind> PROBED = EnumSet.of(Kind.CPU_BOUND, Kind.MIXED, Kind.SERVICE);

  private final WorkloadCatalogue workloads;
  private final ModelCatalogue models;
  private final Choices choices;

  CellPlanner(WorkloadCatalogue workloads, ModelCatalogue models, Choices choices) {
    this.workloads = workloads;
    this.models = models;
    this.choices = choices;
  }

  /**
   * The cells of a profile, or of the points that the user gave instead.
   *
   * @throws UsageException when a name is unknown, a value out of range, or nothing is left to
   *     compare
   */
  List<Cell> cells(Profile profile) {
    choices.workloads().forEach(workloads::get);
    choices.models().forEach(models::get);
    List<Cell> cells =
        cellsToBe(profile)
            .map(this::cell)
            .filter(cell ->
                choices.workloads().isEmpty()
                    || choices.workloads().contains(cell.point().workload()))
            .filter(cell -> !cell.contenders().isEmpty())
            .toList();
    if (cells.isEmpty()) {
      throw new UsageException(
          "the profile %s has no cell for the workloads %s and models %s; ask for others or give"
                  .formatted(profile.name(), choices.workloads(), choices.models())
              + " --point");
    }
    refuseRepeatedPoints(cells);
    return cells;
  }

  private Stream<Profile.CellToBe> cellsToBe(Profile profile) {
    return choices.points().isEmpty()
        ? profile.cells().stream()
        : choices.points().stream()
            .map(point -> new Profile.CellToBe(point, fit(Point.parse(point).workload())));
  }

  /** Who takes part at a point of the user's own: every model, at a method's those that fit it. */
  private List<String> fit(String workload) {
    return switch (workloads.get(workload)) {
      case MethodWorkload method -> MethodContenders.of(method.task(), modelInfos());
      case OpenWorkload _ -> List.of("@serves");
      default -> List.of("@all");
    };
  }

  private List<ModelInfo> modelInfos() {
    return models.all().stream().map(ConcurrencyModel::info).toList();
  }

  /**
   * One cell.
   *
   * @throws UsageException when a name is unknown or a value out of range
   */
  Cell cell(Profile.CellToBe wanted) {
    Point point = workloads.resolve(Point.parse(wanted.point()));
    Workload workload = workloads.get(point.workload());
    Set<Contender> contenders = new LinkedHashSet<>();
    (choices.contenders().isEmpty() ? wanted.contenders() : choices.contenders())
        .stream()
            .flatMap(text -> ContenderSet.expand(text, modelInfos()))
            .flatMap(text -> sized(text, point, workload))
            .map(contender -> admitting(contender, point))
            .flatMap(this::placed)
            .filter(contender ->
                choices.models().isEmpty() || choices.models().contains(contender.model()))
            .forEach(contenders::add);
    return new Cell(
        point,
        List.copyOf(contenders),
        point.parameter(Workload.TASKS),
        workload.limit(point, new Machine(1, 0)).toNanos(),
        PROBED.contains(workload.info().kind()) && restsOnKernel(workload, point));
  }

  /** Whether the limit rests on what the bare kernel takes. */
  private static boolean restsOnKernel(Workload workload, Point point) {
    return !workload
        .limit(point, new Machine(1, 1e9))
        .equals(workload.limit(point, new Machine(1, 0)));
  }

  /** A contender that says where it runs is there alone, any other is everywhere. */
  private Stream<Contender> placed(Contender given) {
    if (given.variant().isEmpty()) {
      return choices.places().stream().map(given::in);
    }
    if (!choices.names().contains(given.variant())) {
      throw UsageException.unknown("variant", given.variant(), choices.names());
    }
    return Stream.of(given);
  }

  /** For a point of the user's own, pools that are named alone take part in several sizes. */
  private Stream<Contender> sized(String text, Point point, Workload workload) {
    Contender given = Contender.parse(text);
    boolean named = choices.contenders().isEmpty() && given.settings().isEmpty();
    return named && !choices.points().isEmpty()
        ? PoolSizes.of(
            models.info(given), point, workload, Runtime.getRuntime().availableProcessors())
        : Stream.of(given);
  }

  /**
   * A matched cell sets the admission of every contender.
   *
   * @throws UsageException when a contender asks for another one
   */
  private Contender admitting(Contender given, Point point) {
    models.resolve(given);
    long concurrency = point.parameterOrZero(Point.CONCURRENCY);
    if (concurrency == 0) {
      return given;
    }
    String admission = models.get(given.model()).info().admission();
    String asked = given.settings().getOrDefault(admission, Long.toString(concurrency));
    if (!asked.equals(Long.toString(concurrency))) {
      throw new UsageException(
          "%s does not fit %s, in which every contender admits %d tasks at once; give %s=%d or"
                  .formatted(given, point, concurrency, admission, concurrency)
              + " a point without concurrency");
    }
    return models.admitting(given, Math.toIntExact(concurrency));
  }

  private static void refuseRepeatedPoints(List<Cell> cells) {
    Set<Point> seen = new LinkedHashSet<>();
    for (Cell cell : cells) {
      if (!seen.add(cell.point())) {
        throw new UsageException("the point " + cell.point() + " was given twice; give it once");
      }
    }
  }
}
