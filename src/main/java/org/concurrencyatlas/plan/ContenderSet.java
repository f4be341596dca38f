package org.concurrencyatlas.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.result.UsageException;

/**
 * Contenders that a profile names by what they are fit for, {@code @computes}: a model that says so
 * of itself takes part, also one that a user's jar brings.
 */
enum ContenderSet {
  /** Every model but those that take part only where they are named. */
  ALL,
  /** Models that take part where tasks compute. */
  COMPUTES,
  /** Those of them that can run several tasks at once. */
  CONCURRENT,
  /** Models that can hold many waiting tasks. */
  WAITS,
  /** Models that take single tasks at any time, in this JVM or in warm ones. */
  SERVES;

  private static final String PREFIX = "@";

  /**
   * The contenders that a text names.
   *
   * @param text a contender, or a set
   * @param models all models in order
   * @throws UsageException when there is no such set; names those that exist
   */
  static Stream<String> expand(String text, List<ModelInfo> models) {
    if (!text.startsWith(PREFIX)) {
      return Stream.of(text);
    }
    ContenderSet set =
        Stream.of(values())
            .filter(each -> each.written().equals(text))
            .findFirst()
            .orElseThrow(() ->
                UsageException.unknown(
                    "set of contenders",
                    text,
                    Stream.of(values()).map(ContenderSet::written).toList()));
    return models.stream().filter(set::has).map(ModelInfo::id);
  }

  private boolean has(ModelInfo model) {
    if (model.is(Trait.BY_NAME)) {
      return false;
    }
    return switch (this) {
      case ALL -> true;
      case COMPUTES -> model.is(Trait.COMPUTES);
      case CONCURRENT -> model.is(Trait.COMPUTES) && !model.admission().isEmpty();
      case WAITS -> model.is(Trait.WAITS);
      case SERVES -> model.is(Trait.TAKES_TASKS_ANY_TIME) && model.is(Trait.COMPUTES);
    };
  }

  private String written() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }
}
