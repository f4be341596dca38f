package org.concurrencyatlas.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Contender;
import org.junit.jupiter.api.Test;

class ContenderNamesTest {
  private static final List<Contender> ALL =
      Stream.of(
              "fixed-pool(threads=1)",
              "process-pool(chunk=1,transport=pipe,window=1,workers=1)",
              "process-pool(chunk=1,transport=ring,workers=1)",
              "async")
          .map(Contender::parse)
          .toList();

  /** Eight rows of a legend were once cut to "process-pool (chunk=1,large=link,tr…". */
  @Test
  void whatAllOfAModelShareIsLeftOut() {
    assertThat(ALL.stream().map(each -> ContenderNames.distinction(each, ALL)))
        .containsExactly("(threads=1)", "(pipe, window=1)", "(ring)", "");
  }
}
