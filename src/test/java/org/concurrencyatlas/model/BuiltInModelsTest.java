package org.concurrencyatlas.model;

import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Contender;

class BuiltInModelsTest extends ModelContract {
  @Override
  protected Stream<Contender> contenders() {
    return new ModelCatalogue()
        .all().stream().map(model -> Contender.of(model.info().id(), Map.of()));
  }
}
