package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.CallCost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who races a method of the user")
class MethodContendersTest {
  private static final CallCost COMPUTES = new CallCost(1e6, 1e6, 0);
  private static final CallCost WAITS = new CallCost(1e3, 1e6, 9e5);

  @Test
  @DisplayName("models that take part by name are not among them")
  void modelsThatTakePartByNameAreNotAmongThem() {
    for (CallCost cost : List.of(COMPUTES, WAITS)) {
      assertThat(of(cost, true))
          .contains("fixed-pool", "virtual-threads", "async")
          .doesNotContain("reactive", "event-loop", "hybrid", "structured", "common-pool");
    }
  }

  @Test
  @DisplayName("a method that blocks is no work for a model that must not")
  void aMethodThatBlocksIsNoWorkForAModelThatMustNot() {
    assertThat(of(WAITS, false)).contains("virtual-threads").doesNotContain("async");
    assertThat(of(COMPUTES, false)).contains("async");
  }

  private static List<String> of(CallCost cost, boolean asynchronous) {
    DeclaredTask task =
        new DeclaredTask("quote", "a.B#c", "", "", asynchronous, true, List.of(), cost);
    return MethodContenders.of(
        task, new ModelCatalogue().all().stream().map(ConcurrencyModel::info).toList());
  }
}
