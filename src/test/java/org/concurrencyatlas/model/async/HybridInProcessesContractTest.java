package org.concurrencyatlas.model.async;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.result.Contender;
import org.junit.jupiter.api.Tag;

/** The contract where tasks compute in worker JVMs, which nearly each of its tests starts. */
@Tag("full")
class HybridInProcessesContractTest extends ModelContract {
  @Override
  protected Stream<Contender> contenders() {
    return Stream.of(Contender.parse("hybrid(compute=process-pool,workers=2)"));
  }

  @Override
  protected boolean opensSlowly(Contender contender) {
    return true;
  }
}
