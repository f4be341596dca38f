package org.concurrencyatlas.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known of models by their ids. A report needs no more of them, and is drawn without those
 * that it does not know.
 *
 * @param models by id
 */
public record ModelDirectory(Map<String, ModelInfo> models) {
  public ModelDirectory {
    models = Map.copyOf(models);
  }

  /** A directory of these models. */
  public static ModelDirectory of(List<ModelInfo> models) {
    return new ModelDirectory(
        models.stream().collect(Collectors.toMap(ModelInfo::id, Function.identity())));
  }

  /** What is known of a model; empty when it is not among them. */
  public Optional<ModelInfo> get(String model) {
    return Optional.ofNullable(models.get(model));
  }
}
