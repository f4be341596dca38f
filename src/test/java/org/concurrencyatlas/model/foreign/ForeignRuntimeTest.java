package org.concurrencyatlas.model.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the errors of other runtimes say. */
class ForeignRuntimeTest {
  private static final ForeignRuntime PYTHON = Python.models().getFirst().program().runtime();
  private static final ForeignRuntime NODE = Node.models().getFirst().program().runtime();

  /** As Node 20 prints it, shortened. */
  private static final String HEAP =
      """

      <--- Last few GCs --->

      [4711:0x6d0a000]  832 ms: Mark-Compact 15.9 (20.4) -> 15.9 (20.4) MB, 9.31 / 0.00 ms

      <--- JS stacktrace --->

      FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory
      ----- Native stack trace -----

       1: 0xb8ced1 node::OOMErrorHandler(char const*, v8::OOMDetails const&) [node]
       2: 0xf06460 v8::Utils::ReportOOMFailure [node]
      """;

  @Test
  @DisplayName("the last line is the reason, in Python behind a trace of the stack")
  void lastLine() {
    String trace =
        "Traceback (most recent call last):\n  File \"x.py\", line 1\nValueError: no\n\n";

    assertThat(PYTHON.failure(trace, 1)).isEqualTo(new Outcome(Status.FAILED, "ValueError: no"));
    assertThat(NODE.failure("TypeError: no\n", 1))
        .isEqualTo(new Outcome(Status.FAILED, "TypeError: no"));
    assertThat(new ForeignRuntime("go").failure("", 7))
        .isEqualTo(new Outcome(Status.FAILED, "the program ended with code 7"));
  }

  @Test
  @DisplayName("a full memory is one, wherever in its report a runtime says so")
  void memory() {
    assertThat(PYTHON.failure("Traceback:\nMemoryError\n", 1))
        .isEqualTo(new Outcome(Status.OUT_OF_MEMORY, "MemoryError"));
    assertThat(NODE.failure(HEAP, 134))
        .isEqualTo(
            new Outcome(
                Status.OUT_OF_MEMORY,
                "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of"
                    + " memory"));
    assertThat(NODE.failure(HEAP + "a worker ended with SIGABRT\n", 1).status())
        .isEqualTo(Status.OUT_OF_MEMORY);
    assertThat(
            NODE.failure(
                    "ERR_WORKER_OUT_OF_MEMORY: Worker terminated due to reaching memory limit: JS"
                        + " heap out of memory",
                    1)
                .status())
        .isEqualTo(Status.OUT_OF_MEMORY);
  }

  @Test
  @DisplayName("that nobody listens is no doing of the program")
  void nobodyListens() {
    assertThat(PYTHON.failure("ConnectionRefusedError: [Errno 111] Connection refused\n", 1))
        .extracting(Outcome::status)
        .isEqualTo(Status.MACHINE_FAILED);
    assertThat(NODE.failure("ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:9\n", 1))
        .extracting(Outcome::status)
        .isEqualTo(Status.MACHINE_FAILED);
  }
}
