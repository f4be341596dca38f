package org.concurrencyatlas.plan;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.foreign.ForeignModel;
import org.concurrencyatlas.model.foreign.ForeignRuntime;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/**
 * What forks must have beside the product's own jar: libraries, other runtimes, and servers that
 * run.
 *
 * @param workloads know what their tasks need
 * @param models know what they need themselves
 */
public record ForkNeeds(WorkloadCatalogue workloads, ModelCatalogue models) {
  /** The libraries of the bare kernel, which is no model. */
  public Set<Library> libraries(Cell cell) {
    return workloads.get(cell.point().workload()).libraries(cell.point());
  }

  /** The libraries of a contender in a cell. */
  public Set<Library> libraries(Cell cell, Contender contender) {
    Set<Library> libraries = EnumSet.noneOf(Library.class);
    libraries.addAll(libraries(cell));
    libraries.addAll(models.get(contender.model()).libraries(models.resolve(contender)));
    return libraries;
  }

  /** What runs the contenders that are programs of another runtime. */
  public Set<ForeignRuntime> runtimes(Collection<Cell> cells) {
    Set<String> named =
        cells.stream()
            .flatMap(cell -> cell.contenders().stream())
            .map(Contender::model)
            .collect(Collectors.toSet());
    return models.all().stream()
        .filter(model -> named.contains(model.info().id()))
        .filter(ForeignModel.class::isInstance)
        .map(model -> ((ForeignModel) model).program().runtime())
        .collect(Collectors.toSet());
  }

  /** Ids of the services that some cells and their contenders talk to. */
  public Set<String> services(Collection<Cell> cells) {
    return cells.stream()
        .flatMap(cell -> cell.contenders().stream().flatMap(each -> services(cell, each).stream()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Ids of the services that the tasks of a cell talk to. */
  public Set<String> services(Cell cell) {
    return workloads.get(cell.point().workload()).services(cell.point());
  }

  /** Ids of the services that a contender talks to in a cell, or its tasks do. */
  public Set<String> services(Cell cell, Contender contender) {
    Set<String> services = new TreeSet<>(services(cell));
    services.addAll(models.get(contender.model()).services());
    return services;
  }
}
