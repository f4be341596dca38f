package org.concurrencyatlas.model.actor;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.result.Contender;
import org.junit.jupiter.api.Tag;

/** The contract in two nodes of a cluster, one of which is started for each of its tests. */
@Tag("full")
class ClusterContractTest extends ModelContract {
  @Override
  protected Stream<Contender> contenders() {
    return Stream.of(Contender.parse("actors(actors=10,nodes=2)"));
  }
}
