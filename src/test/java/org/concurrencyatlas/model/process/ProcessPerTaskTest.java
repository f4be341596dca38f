package org.concurrencyatlas.model.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Task;
import org.junit.jupiter.api.Test;

class ProcessPerTaskTest {
  @Test
  void everyTaskRunsInAJvmOfItsOwn() throws Exception {
    Contender contender = Contender.of(ProcessPerTask.ID, Map.of("processes", "2"));
    Leftovers leftovers = Leftovers.before();
    try (Session session = new ProcessPerTask().open(new ModelCatalogue().resolve(contender))) {
      List<Task> three = List.of(new Count(1), new Count(1), new Count(1));
      assertThat(session.run(three)).isEqualTo(3);
    }

    leftovers.assertNone();
  }

  @Test
  void aCacheOfClassesThatAreInNoJarIsRefused() {
    Contender contender = Contender.of(ProcessPerTask.ID, Map.of("cache", "cds"));

    assertThatThrownBy(() -> new ProcessPerTask().open(new ModelCatalogue().resolve(contender)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("only classes from jars");
  }

  /** How often it was called in its JVM. */
  record Count(int by) implements Task {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public long call() {
      return CALLS.addAndGet(by);
    }
  }
}
