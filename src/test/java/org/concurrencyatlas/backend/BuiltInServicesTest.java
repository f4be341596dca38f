package org.concurrencyatlas.backend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.contract.ServiceContract;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;

class BuiltInServicesTest extends ServiceContract {
  @Override
  protected Stream<String> services() {
    return new ServiceCatalogue().all().stream().map(Service::id);
  }

  @Test
  void anUnknownServiceIsNamedWithWhatWasProbablyMeant() {
    assertThatThrownBy(() -> BackEnds.open(List.of("delay-sever")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean delay-server?");
  }
}
