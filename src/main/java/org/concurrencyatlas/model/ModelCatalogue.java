package org.concurrencyatlas.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Catalogue;
import org.concurrencyatlas.workload.Parameter;

/** All models: a new one is one class and one line here, or a jar on the class path. */
public final class ModelCatalogue {
  /**
   * A setting that every contender may carry and no model sees: it tells the two copies of a
   * contender apart that is entered twice to see what the harness makes of no difference at all.
   */
  public static final String COPY = "copy";

  private final Catalogue<ConcurrencyModel> models =
      new Catalogue<>(
          "model",
          ConcurrencyModel.class,
          model -> model.info().id(),
          List.of(
              new Sequential(),
              new PlatformThreads(),
              new FixedPool(),
              new ForkJoin(),
              new ParallelStream(),
              new VirtualThreads(),
              new Async(),
              new ProcessPool(),
              new ProcessPerTask()));

  /** All models in order. */
  public List<ConcurrencyModel> all() {
    return models.all();
  }

  /**
   * The model with this id.
   *
   * @throws UsageException when there is none; names those that exist
   */
  public ConcurrencyModel get(String id) {
    return models.get(id);
  }

  /**
   * The contender's settings with the defaults of those that it does not name.
   *
   * @throws UsageException when the model or a setting is unknown or a value out of range
   */
  public Settings resolve(Contender contender) {
    Map<String, String> given = new TreeMap<>(contender.settings());
    given.remove(COPY);
    List<Parameter> known = get(contender.model()).info().settings();
    return new Settings(Parameter.resolve("setting of " + contender.model(), known, given));
  }

  /**
   * The model with its admission set, all else at its defaults. A model without admission runs one
   * task at a time and obeys every bound as it is.
   *
   * @param concurrency most tasks in flight at once, at least 1
   * @throws UsageException when the model is unknown or cannot admit so many
   */
  public Contender admitting(String id, int concurrency) {
    String admission = get(id).info().admission();
    Contender contender =
        admission.isEmpty()
            ? Contender.of(id, Map.of())
            : Contender.of(id, Map.of(admission, Integer.toString(concurrency)));
    resolve(contender);
    return contender;
  }
}
