package org.concurrencyatlas.model.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Catalogue;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.actor.Actors;
import org.concurrencyatlas.model.async.Async;
import org.concurrencyatlas.model.async.EventLoop;
import org.concurrencyatlas.model.async.Hybrid;
import org.concurrencyatlas.model.async.Reactive;
import org.concurrencyatlas.model.foreign.ForeignModel;
import org.concurrencyatlas.model.foreign.Node;
import org.concurrencyatlas.model.foreign.Python;
import org.concurrencyatlas.model.pool.CachedPool;
import org.concurrencyatlas.model.pool.CommonPool;
import org.concurrencyatlas.model.pool.ElasticPool;
import org.concurrencyatlas.model.pool.FixedPool;
import org.concurrencyatlas.model.pool.ForkJoin;
import org.concurrencyatlas.model.pool.ParallelStream;
import org.concurrencyatlas.model.pool.PriorityPool;
import org.concurrencyatlas.model.pool.SingleThread;
import org.concurrencyatlas.model.process.ProcessPerTask;
import org.concurrencyatlas.model.process.ProcessPool;
import org.concurrencyatlas.model.queue.TaskQueue;
import org.concurrencyatlas.model.thread.PlatformThreads;
import org.concurrencyatlas.model.thread.Sequential;
import org.concurrencyatlas.model.thread.Structured;
import org.concurrencyatlas.model.thread.VirtualThreads;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.UsageException;

/** All models: a new one is one class and one line here, or a jar on the class path. */
public final class ModelCatalogue {
  private static final ConcurrencyModel CONTROL = new NoOp();

  private final Catalogue<ConcurrencyModel> models =
      new Catalogue<>("model", ConcurrencyModel.class, model -> model.info().id(), builtIn());

  private static List<ConcurrencyModel> builtIn() {
    List<ConcurrencyModel> ofTheJvm =
        List.of(
            new Sequential(),
            new PlatformThreads(),
            new FixedPool(),
            new ForkJoin(),
            new ParallelStream(),
            new VirtualThreads(),
            new Structured(),
            new Async(),
            new Reactive(),
            new EventLoop(),
            new Hybrid(),
            new Actors(),
            new CommonPool(),
            new CachedPool(),
            new ElasticPool(),
            new SingleThread(),
            new PriorityPool(),
            new ProcessPool(),
            new ProcessPerTask(),
            new TaskQueue());
    Stream<ForeignModel> ofOthers = Stream.concat(Python.models().stream(), Node.models().stream());
    return Stream.concat(ofTheJvm.stream(), ofOthers).toList();
  }

  /** All models in order. */
  public List<ConcurrencyModel> all() {
    return models.all();
  }

  /** What all models say of themselves. */
  public ModelDirectory directory() {
    return ModelDirectory.of(all().stream().map(ConcurrencyModel::info).toList());
  }

  /**
   * The model with this id; the control that does no work can be had but is not listed.
   *
   * @throws UsageException when there is none; names those that exist
   */
  public ConcurrencyModel get(String id) {
    return id.equals(Contender.NO_OP) ? CONTROL : models.get(id);
  }

  /**
   * What a contender's model is with the contender's settings.
   *
   * @throws UsageException when there is no such model
   */
  public ModelInfo info(Contender contender) {
    return get(contender.model()).info().configured(contender.settings());
  }

  /**
   * The contender's settings with the defaults of those that it does not name.
   *
   * @throws UsageException when the model or a setting is unknown or a value out of range
   */
  public Settings resolve(Contender contender) {
    Map<String, String> given = contender.original().settings();
    List<Parameter> known = get(contender.model()).info().settings();
    return new Settings(Parameter.resolve("setting of " + contender.model(), known, given));
  }

  /**
   * The contender with its admission set. A model without admission runs one task at a time and
   * obeys every bound as it is.
   *
   * @param concurrency most tasks in flight at once, at least 1
   * @throws UsageException when the model is unknown or cannot admit so many
   */
  public Contender admitting(Contender contender, int concurrency) {
    String admission = get(contender.model()).info().admission();
    Contender bounded =
        admission.isEmpty() ? contender : contender.with(admission, Integer.toString(concurrency));
    resolve(bounded);
    return bounded;
  }
}
