package org.concurrencyatlas.run.foreign;

import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.foreign.ForeignModel;
import org.junit.jupiter.api.Assumptions;

/** The programs of other runtimes that the catalogue has, by the ids of their ways. */
final class ForeignPrograms {
  private ForeignPrograms() {}

  /** All ways of all runtimes. */
  static List<String> ways() {
    return models().map(ForeignPrograms::id).toList();
  }

  /** Those that have workers. */
  static List<String> pools() {
    return models()
        .filter(model ->
            model.info().settings().stream().anyMatch(each -> each.name().equals("workers")))
        .map(ForeignPrograms::id)
        .toList();
  }

  /** The first way of each runtime. */
  static List<String> firstOfEach() {
    return models().filter(ForeignPrograms::isFirst).map(ForeignPrograms::id).toList();
  }

  /** A way, whether its interpreter is there or not. */
  static ForeignModel get(String id) {
    return (ForeignModel) new ModelCatalogue().get(id);
  }

  /** A way whose interpreter is there; nothing can be said of another one. */
  static ForeignModel installed(String id) {
    ForeignModel model = get(id);
    String interpreter = model.program().runtime().interpreter();
    Assumptions.assumeTrue(
        Interpreters.onPath().find(interpreter).isPresent(), interpreter + " is not installed");
    return model;
  }

  private static boolean isFirst(ForeignModel model) {
    return models()
        .filter(other -> other.program().runtime().equals(model.program().runtime()))
        .findFirst()
        .filter(model::equals)
        .isPresent();
  }

  private static String id(ForeignModel model) {
    return model.info().id();
  }

  private static Stream<ForeignModel> models() {
    return new ModelCatalogue()
        .all().stream().filter(ForeignModel.class::isInstance).map(ForeignModel.class::cast);
  }
}
