package org.concurrencyatlas.model.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.UnsupportedModelException;
import org.concurrencyatlas.model.process.ProcessPerTask;
import org.concurrencyatlas.result.Contender;

/** All models but the one that starts a JVM for each task, which has its own, longer test. */
class BuiltInModelsTest extends ModelContract {
  private static final List<String> WITH_SETTINGS =
      List.of("fork-join(blocking=plain)", "elastic-pool(core=1,max=3,queue=2)");

  @Override
  protected Stream<Contender> contenders() {
    ModelCatalogue models = new ModelCatalogue();
    Stream<Contender> alone =
        models.all().stream()
            .map(model -> model.info().id())
            .filter(id -> !id.equals(ProcessPerTask.ID))
            .map(id -> Contender.of(id, Map.of()));
    return Stream.concat(alone, WITH_SETTINGS.stream().map(Contender::parse))
        .filter(each -> opens(models.get(each.model()), models.resolve(each)));
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
