package org.concurrencyatlas.model.catalogue;

import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.model.process.ProcessPerTask;
import org.concurrencyatlas.result.Contender;

/** All models but the one that starts a JVM for each task, which has its own, longer test. */
class BuiltInModelsTest extends ModelContract {
  @Override
  protected Stream<Contender> contenders() {
    return new ModelCatalogue()
        .all().stream()
            .map(model -> model.info().id())
            .filter(id -> !id.equals(ProcessPerTask.ID))
            .map(id -> Contender.of(id, Map.of()));
  }
}
