package org.concurrencyatlas.plan;

import java.util.EnumSet;
import java.util.Set;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/**
 * The libraries that the JVM of a fork must have beside the product's own jar.
 *
 * @param workloads know what their tasks need
 * @param models know what they need themselves
 */
public record ForkLibraries(WorkloadCatalogue workloads, ModelCatalogue models) {
  /** Those of the bare kernel, which is no model. */
  public Set<Library> of(Cell cell) {
    return workloads.get(cell.point().workload()).libraries(cell.point());
  }

  /** Those of a contender in a cell. */
  public Set<Library> of(Cell cell, Contender contender) {
    Set<Library> libraries = EnumSet.noneOf(Library.class);
    libraries.addAll(of(cell));
    libraries.addAll(models.get(contender.model()).libraries());
    return libraries;
  }
}
