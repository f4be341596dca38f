package org.concurrencyatlas.workload.coordination.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every protected counter keeps every update, under threads that really meet; a plain one not. */
@Timeout(120)
class LostUpdatesTest {
  private static final List<String> WRONG = List.of("plain", "get-then-put");
  private static final int BATCHES = 20;

  /** With two processors a plain counter loses in nearly every batch; so many prove the point. */
  private static final int MOST_BATCHES = 500;

  private final ModelCatalogue models = new ModelCatalogue();
  private static final WorkloadCatalogue WORKLOADS = new WorkloadCatalogue();

  static Stream<Point> protectedCounters() {
    return Stream.of("counter", "check-then-act", "file-counter")
        .flatMap(id -> kinds(id).map(kind -> point(id, kind)))
        .filter(point -> !WRONG.contains(point.choice("kind")));
  }

  @ParameterizedTest
  @MethodSource("protectedCounters")
  void aProtectedCounterLosesNothing(Point point) throws Exception {
    for (long value : values(point, BATCHES, false)) {
      assertThat(value).isEqualTo(workload(point).expected(point));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counter(kind=plain,tasks=8,updates=20000)",
        "check-then-act(kind=get-then-put,tasks=8,updates=20000)"
      })
  void anUnprotectedCounterLosesUpdatesAndMakesNoneUp(String text) throws Exception {
    Point point = WORKLOADS.resolve(Point.parse(text));
    List<Long> values = values(point, MOST_BATCHES, true);
    assertThat(values.getLast())
        .as("the last of %d batches", values.size())
        .isPositive()
        .isLessThan(workload(point).expected(point));
  }

  /** What each batch counted; at most so many batches, or until one has lost something. */
  private List<Long> values(Point point, int batches, boolean untilLost) throws Exception {
    List<Task> batch = workload(point).batch(point, Services.none());
    List<Long> values = new ArrayList<>();
    Contender pool = Contender.parse("fixed-pool(threads=4)");
    try (Session session = models.get(pool.model()).open(models.resolve(pool))) {
      do {
        values.add(session.run(batch));
      } while (values.size() < batches
          && !(untilLost && values.getLast() < workload(point).expected(point)));
    }
    return values;
  }

  private static Stream<String> kinds(String id) {
    return WORKLOADS.get(id).info().parameters().stream()
        .filter(Parameter.Choice.class::isInstance)
        .flatMap(choice -> ((Parameter.Choice) choice).options().stream());
  }

  private static Point point(String id, String kind) {
    long updates = kind.equals("file-lock") ? 50 : 2_000;
    return WORKLOADS.resolve(
        Point.of(id, Map.of("tasks", 8L, "updates", updates)).with("kind", kind));
  }

  private static Workload workload(Point point) {
    return WORKLOADS.get(point.workload());
  }
}
