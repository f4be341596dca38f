package org.concurrencyatlas.plan;

import java.util.List;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.Activity;

/**
 * The models that fit a method of the user, by what its calls were seen to do; those that take part
 * by name are named.
 */
final class MethodContenders {
  private MethodContenders() {}

  static List<String> of(DeclaredTask task, List<ModelInfo> models) {
    return models.stream().filter(model -> fits(model, task)).map(ModelInfo::id).toList();
  }

  /** A call that blocks is no work for a model whose threads must not. */
  private static boolean fits(ModelInfo model, DeclaredTask task) {
    boolean blocks = task.activity() != Activity.COMPUTES && !task.asynchronous();
    if (model.is(Trait.BY_NAME) || (blocks && model.is(Trait.MUST_NOT_BLOCK))) {
      return false;
    }
    return switch (task.activity()) {
      case COMPUTES -> model.is(Trait.COMPUTES);
      case WAITS -> model.is(Trait.WAITS);
      case BOTH -> model.is(Trait.COMPUTES) || model.is(Trait.WAITS);
    };
  }
}
