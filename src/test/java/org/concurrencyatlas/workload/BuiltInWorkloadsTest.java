package org.concurrencyatlas.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.SmallPoints;
import org.concurrencyatlas.contract.WorkloadContract;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Test;

class BuiltInWorkloadsTest extends WorkloadContract {
  @Override
  protected Stream<Point> points() {
    return SmallPoints.all();
  }

  @Test
  void everyWorkloadOfTheCatalogueIsTested() {
    assertThat(SmallPoints.all().map(Point::workload).distinct())
        .containsExactlyElementsOf(
            new WorkloadCatalogue().all().stream().map(each -> each.info().id()).toList());
  }
}
