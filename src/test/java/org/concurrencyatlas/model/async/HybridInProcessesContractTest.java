package org.concurrencyatlas.model.async;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.result.Contender;
import org.junit.jupiter.api.Tag;

/** The contract where tasks compute in worker JVMs, which are started for each of its tests. */
@Tag("full")
class HybridInProcessesContractTest extends ModelContract {
  @Override
  protected Stream<Contender> contenders() {
    return Stream.of(Contender.parse("hybrid(compute=process-pool,workers=2)"));
  }
}
