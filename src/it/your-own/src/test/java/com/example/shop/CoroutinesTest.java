package com.example.shop;

import java.util.stream.Stream;
import org.concurrencyatlas.contract.ModelContract;
import org.concurrencyatlas.result.Contender;

class CoroutinesTest extends ModelContract {
  @Override
  protected Stream<Contender> contenders() {
    return Stream.of("coroutines", "coroutines(admit=3)").map(Contender::parse);
  }

  @Override
  protected String sharedThreads() {
    return "DefaultDispatcher-worker-.*";
  }
}
