package org.concurrencyatlas.model.process;

import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.result.Contender;
import org.junit.jupiter.api.Tag;

/** The contract at full length: some hundred JVMs are started. */
@Tag("full")
class ProcessPerTaskContractTest extends ModelContract {
  @Override
  protected Stream<Contender> contenders() {
    return Stream.of(Contender.of(ProcessPerTask.ID, Map.of()));
  }
}
