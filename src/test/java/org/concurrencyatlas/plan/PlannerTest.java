package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
  private final Planner planner = new Planner(new WorkloadCatalogue(), new ModelCatalogue());

  static List<Profile> profiles() {
    return ProfileCatalogue.all();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyProfileNamesOnlyWhatExistsAndComparesSomethingInEachCell(Profile profile) {
    RunPlan plan = planner.plan(profile, choices(List.of(), List.of(), List.of()), Instant.EPOCH);

    assertThat(plan.cells()).hasSameSizeAs(profile.cells());
    assertThat(plan.cells())
        .allSatisfy(cell -> assertThat(cell.contenders()).hasSizeGreaterThan(1));
  }

  @Test
  void noBatchOfAMapTakesMuchLongerThanHalfASecondAtItsLimit() {
    WorkloadCatalogue workloads = new WorkloadCatalogue();
    for (String map : List.of("map", "map-waits", "map-http")) {
      for (Profile.CellToBe inference : ProfileCatalogue.get(map).cells()) {
        Point point = workloads.resolve(Point.parse(inference.point()));
        double burstNanos =
            10.0 * point.parameter("taskMicros") * point.parameter("cpuSharePercent");

        assertThat(workloads.get(point.workload()).limit(point, new Machine(2, burstNanos)))
            .as(inference.point())
            .isLessThan(Duration.ofMillis(520));
      }
    }
  }

  @Test
  void inAMatchedCellEveryModelAdmitsTheSame() {
    Cell cell = onlyCell(List.of("http(concurrency=64)"), List.of("fixed-pool", "virtual-threads"));

    assertThat(cell.contenders())
        .containsExactly(
            Contender.parse("fixed-pool(threads=64)"),
            Contender.parse("virtual-threads(admit=64)"));
    assertThat(cell.limitNanosPerBatch()).isEqualTo(16 * 20e6);
  }

  /** Once it took part as it was, and its cell ended as a defect of measurement. */
  @Test
  void aContenderThatAdmitsMoreThanItsMatchedCellIsRefused() {
    assertThatThrownBy(() ->
            onlyCell(List.of("mixed(concurrency=8)"), List.of("fixed-pool(threads=64)", "async")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("give threads=8 or a point without concurrency");
    assertThat(
            onlyCell(
                    List.of("mixed(concurrency=8)"),
                    List.of("fixed-pool(threads=8)", "process-pool(chunk=1)"))
                .contenders())
        .containsExactly(
            Contender.parse("fixed-pool(threads=8)"),
            Contender.parse("process-pool(chunk=1,workers=8)"));
  }

  /** Once a pool of two threads lost 42-fold to virtual threads: a straw man. */
  @Test
  void aPoolThatIsNamedAloneTakesPartInTheSizesThatItsWaitsNeed() {
    Workload timer = new WorkloadCatalogue().get("timer");
    Point point = Point.parse("timer(concurrency=0,tasks=100,waitMicros=5000)");

    assertThat(PoolSizes.of(info("fixed-pool"), point, timer, 2))
        .containsExactly(
            Contender.parse("fixed-pool(threads=2)"),
            Contender.parse("fixed-pool(threads=16)"),
            Contender.parse("fixed-pool(threads=100)"));
    assertThat(PoolSizes.of(info("virtual-threads"), point, timer, 2))
        .as("it has no size")
        .containsExactly(Contender.parse("virtual-threads"));
    assertThat(PoolSizes.of(info("process-pool"), point, timer, 2))
        .as("a hundred JVMs are no answer")
        .containsExactly(Contender.parse("process-pool"));
  }

  private static ModelInfo info(String model) {
    return new ModelCatalogue().get(model).info();
  }

  @Test
  void aContenderThatIsEnteredTwiceStaysTwo() {
    Cell cell = onlyCell(List.of("sha256"), List.of("fork-join", "fork-join(copy=2)"));

    assertThat(cell.contenders()).hasSize(2);
  }

  @Test
  void theCopyOfAContenderIsAdmittedLikeTheContender() {
    Cell cell = onlyCell(List.of("http(concurrency=64)"), List.of("async", "async(copy=2)"));

    assertThat(cell.contenders())
        .containsExactly(
            Contender.parse("async(admit=64)"), Contender.parse("async(admit=64,copy=2)"));
  }

  @Test
  void aModelThatDoesNoWorkIsEnteredOnlyByName() {
    assertThat(onlyCell(List.of("sha256"), List.of("no-op", "sequential")).contenders()).hasSize(2);
    assertThat(onlyCell(List.of("sha256"), List.of()).contenders())
        .noneMatch(contender -> contender.model().equals(Contender.NO_OP));
  }

  @Test
  void aShortBudgetForManyCellsCapsTheWarmUpWhereStatisticsDo() {
    Profile standard = ProfileCatalogue.get("standard");

    assertThat(longestWarmUp(standard, standard.budget(), List.of())).isEqualTo(20_000);
    assertThat(longestWarmUp(standard, Duration.ofMinutes(20), List.of())).isEqualTo(10_000);
    assertThat(longestWarmUp(standard, Duration.ofMinutes(20), List.of("primes")))
        .isEqualTo(20_000);
  }

  private long longestWarmUp(Profile profile, Duration budget, List<String> points) {
    Planner.Choices choices =
        new Planner.Choices(
            points,
            List.of(),
            List.of(),
            List.of("sequential", "fixed-pool", "virtual-threads", "async", "fork-join"),
            1,
            budget,
            0.05,
            RunPlan.Order.INTERLEAVED,
            List.of(),
            List.of());
    return planner.plan(profile, choices, Instant.EPOCH).protocol().maxWarmupMillis();
  }

  @Test
  void aPointThatIsGivenTwiceIsRefused() {
    assertThatThrownBy(() -> onlyCell(List.of("sha256", "sha256(tasks=256)"), List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("was given twice; give it once");
  }

  private Cell onlyCell(List<String> points, List<String> contenders) {
    return planner
        .plan(ProfileCatalogue.get("quick"), choices(points, contenders, List.of()), Instant.EPOCH)
        .cells()
        .getFirst();
  }

  private static Planner.Choices choices(
      List<String> points, List<String> contenders, List<String> models) {
    return new Planner.Choices(
        points,
        contenders,
        List.of(),
        models,
        1,
        Duration.ofMinutes(1),
        0.05,
        RunPlan.Order.INTERLEAVED,
        List.of(),
        List.of());
  }
}
