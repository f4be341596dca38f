package org.concurrencyatlas.model.foreign;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;

/**
 * What all ways of a built-in program have in common.
 *
 * @param name of the runtime, as people call it: ids begin with it
 * @param runtime what runs the program
 * @param script the program
 * @param onLight their colour on a light ground, 0xRRGGBB
 * @param onDark their colour on a dark ground, 0xRRGGBB
 */
record ForeignWays(String name, ForeignRuntime runtime, URL script, int onLight, int onDark) {
  /** What both programs know. */
  private static final Set<String> WORKLOADS =
      Set.of("square", "sha256", "timer", "http", "mixed", "counter");

  private static final int MOST_THREADS = 100_000;
  private static final int MOST_WORKERS = 1_000;

  /** A script that stands beside this class. */
  static URL script(String file) {
    return Objects.requireNonNull(ForeignWays.class.getResource(file), file);
  }

  /**
   * A way as a model.
   *
   * @param way as the program calls it
   * @param settings its settings; the first one, if any, is its admission
   * @param more adds traits, style and mark
   */
  ForeignModel model(
      String way,
      String description,
      String python,
      List<Parameter> settings,
      UnaryOperator<ModelInfo> more) {
    ModelInfo info =
        new ModelInfo(
            name.toLowerCase(Locale.ROOT) + "-" + way,
            description + " (" + name + ")",
            python,
            settings.isEmpty() ? "" : settings.getFirst().name(),
            settings);
    return new ForeignModel(more.apply(info), new ForeignProgram(runtime, script, way, WORKLOADS));
  }

  Mark mark(Mark.Shape shape, boolean filled) {
    return new Mark(onLight, onDark, shape, filled);
  }

  static Parameter admit() {
    return new WholeNumber("admit", "tasks in flight at once, 0 for all", 0, 1_000_000, 0);
  }

  static Parameter threads() {
    return new WholeNumber("threads", "threads of the pool", 1, MOST_THREADS, processors());
  }

  static Parameter workers(String what) {
    return new WholeNumber("workers", what, 1, MOST_WORKERS, processors());
  }

  /**
   * How many tasks cross to a worker at once.
   *
   * @param least 0 where the runtime's library has a number of its own
   */
  static Parameter chunk(String description, int least) {
    return new WholeNumber("chunk", description, least, 1_000_000, least);
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
