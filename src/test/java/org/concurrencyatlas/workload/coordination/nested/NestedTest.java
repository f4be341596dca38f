package org.concurrencyatlas.workload.coordination.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Tasks that wait for tasks of their own model")
@Timeout(30)
class NestedTest {
  private static final String POINT = "nested(tasks=20,children=5,cpuMicros=20)";

  private final ModelCatalogue models = new ModelCatalogue();

  @DisplayName("do not hold up a model whose workers help, or that has a thread for each")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fork-join(parallelism=1)",
        "fork-join(parallelism=2)",
        "parallel-stream(parallelism=1)",
        "parallel-stream(parallelism=2)",
        "common-pool",
        "async",
        "actors(actors=120)",
        "fixed-pool(threads=21)",
        "cached-pool",
        "platform-threads",
        "virtual-threads",
        "reactive",
        "event-loop",
        "hybrid",
        "structured"
      })
  void areAnsweredByModelsThatHelpOrHaveEnoughThreads(String contender) throws Exception {
    Workload workload = new WorkloadCatalogue().get("nested");
    Point point = new WorkloadCatalogue().resolve(Point.parse(POINT));
    Leftovers leftovers = Leftovers.before();
    try (Session session = open(contender)) {
      List<Task> batch = workload.batch(point, Services.none(), session);
      for (int i = 0; i < 20; i++) {
        assertThat(session.run(batch)).isEqualTo(workload.expected(point));
      }
    }
    leftovers.assertNone();
  }

  @DisplayName("fail with the reason of what they wait for, and leave nothing behind")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fork-join(parallelism=2)",
        "parallel-stream(parallelism=2)",
        "common-pool",
        "async",
        "actors",
        "fixed-pool(threads=4)",
        "cached-pool",
        "platform-threads",
        "virtual-threads",
        "reactive",
        "event-loop",
        "hybrid"
      })
  void failWithTheReasonOfTheirChild(String contender) throws Exception {
    Leftovers leftovers = Leftovers.before();
    try (Session session = open(contender)) {
      List<Task> children = List.of(new Sleeps(300, ""), new Sleeps(1, "on purpose"));
      Task parent =
          session.submitter() instanceof Submitter.Composing composing
              ? new ComposesChildren(composing, List.of(new Sleeps(1, "on purpose")))
              : new AwaitsChildren(session.submitter(), children);
      assertThatThrownBy(() -> session.run(List.of(parent)))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .hasMessage("on purpose");
    }
    leftovers.assertNone();
  }

  @DisplayName("are refused by models that take a batch at a time")
  @Test
  void areRefusedWithAReason() {
    Workload workload = new WorkloadCatalogue().get("nested");
    Point point = new WorkloadCatalogue().resolve(Point.parse(POINT));

    assertThat(refusal(workload, point, "sequential"))
        .contains(
            "tasks are submitted while others run, and sequential takes a batch at a time; take"
                + " another model");
    assertThat(refusal(workload, point, "process-pool").orElse("")).contains("share memory");
    assertThat(refusal(workload, point, "fixed-pool")).as("a deadlock is measured").isEmpty();
  }

  private Optional<String> refusal(Workload workload, Point point, String model) {
    return workload.needs(point).refusal(models.get(model).info(), 2);
  }

  private Session open(String contender) throws Exception {
    Contender who = Contender.parse(contender);
    return models.get(who.model()).open(models.resolve(who));
  }

  private record Sleeps(long millis, String failure) implements Task {
    @Override
    public long call() throws InterruptedException {
      Thread.sleep(millis);
      if (!failure.isEmpty()) {
        throw new IllegalStateException(failure);
      }
      return 1;
    }
  }
}
