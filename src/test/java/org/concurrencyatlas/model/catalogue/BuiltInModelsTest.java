package org.concurrencyatlas.model.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.UnsupportedModelException;
import org.concurrencyatlas.model.process.ProcessPerTask;
import org.concurrencyatlas.model.queue.TaskQueue;
import org.concurrencyatlas.result.Contender;

/** All models but those that start slowly, which have their own, longer tests. */
class BuiltInModelsTest extends ModelContract {
  private static final List<String> WITH_SETTINGS =
      List.of("fork-join(blocking=plain)", "elastic-pool(core=1,max=3,queue=2)");

  /** A JVM for each task; a connection to a broker for each worker. */
  private static final Set<String> SLOW_TO_START = Set.of(ProcessPerTask.ID, TaskQueue.ID);

  @Override
  protected Stream<Contender> contenders() {
    ModelCatalogue models = new ModelCatalogue();
    Stream<Contender> alone =
        models.all().stream()
            .map(model -> model.info().id())
            .filter(id -> !SLOW_TO_START.contains(id))
            .map(id -> Contender.of(id, Map.of()));
    return Stream.concat(alone, WITH_SETTINGS.stream().map(Contender::parse))
        .filter(each -> opens(models.get(each.model()), models.resolve(each)));
  }

  @Override
  protected boolean opensSlowly(Contender contender) {
    return new ModelCatalogue().info(contender).processes().isPresent();
  }

  /** StructuredTest says when a model may be unsupported, and holds it to that. */
  private static boolean opens(ConcurrencyModel model, Settings settings) {
    try (Session _ = model.open(settings)) {
      return true;
    } catch (UnsupportedModelException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
