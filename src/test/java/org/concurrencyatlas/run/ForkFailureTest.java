package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.LostUpdates;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.suite.WrongAnswerException;
import org.concurrencyatlas.workload.UnsupportedTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkFailureTest {
  @Test
  void aWrongAnswerIsToldFromOtherFailures() {
    Outcome outcome =
        ForkFailure.of(wrapped(new WrongAnswerException(Point.parse("timer(tasks=2)"), 2, 1)), "");

    assertThat(outcome.status()).isEqualTo(Status.WRONG_ANSWER);
    assertThat(outcome.reason()).contains("timer(tasks=2) was answered with 1 instead of 2");
  }

  @Test
  void howManyUpdatesWereLostIsMoreThanText() {
    Point point = Point.parse("counter(kind=plain,tasks=10)");
    String printed =
        "java.lang.Throwable: x\n  org.concurrencyatlas.suite.WrongAnswerException: "
            + point
            + " was answered with 39 instead of 100: lost 61 of 100 updates\n\tat batch";

    Outcome outcome = ForkFailure.of(new IllegalStateException("Benchmark error"), printed);

    assertThat(outcome.status()).isEqualTo(Status.WRONG_ANSWER);
    assertThat(outcome.lostUpdates()).contains(new LostUpdates(61, 100));
    assertThat(Json.read(Json.line(outcome), Outcome.class)).isEqualTo(outcome);
    assertThat(Json.line(Outcome.OK)).isEqualTo("{\"status\":\"OK\",\"reason\":\"\"}");
    assertThat(Json.read(Json.line(Outcome.OK), Outcome.class)).isEqualTo(Outcome.OK);
  }

  @Test
  void aTaskThatCannotBeRunInAModelsWayIsUnsupported() {
    Outcome outcome =
        ForkFailure.of(wrapped(new UnsupportedTaskException("waits on a thread")), "");

    assertThat(outcome).isEqualTo(new Outcome(Status.UNSUPPORTED, "waits on a thread"));
  }

  @Test
  void aServerThatAcceptsNoConnectionIsNoFailureOfAContender() {
    Outcome refused = ForkFailure.of(wrapped(new ConnectException("Connection refused")), "");
    Outcome withoutPorts =
        ForkFailure.of(wrapped(new ConnectException("Cannot assign requested address")), "");

    assertThat(refused.lost()).isTrue();
    assertThat(refused.reason())
        .isEqualTo("the other end accepts no connection: ConnectException: Connection refused");
    assertThat(withoutPorts.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void outOfMemoryIsFoundInWhatTheForkPrinted() {
    Outcome outcome =
        ForkFailure.of(
            new IllegalStateException("Benchmark error"),
            "Terminating due to java.lang.OutOfMemoryError: Java heap space\n");

    assertThat(outcome)
        .isEqualTo(new Outcome(Status.OUT_OF_MEMORY, "OutOfMemoryError: Java heap space"));
  }

  @Test
  void theDeepestCauseIsTheReason() {
    Outcome outcome = ForkFailure.of(wrapped(new IOException("connection reset")), "");

    assertThat(outcome).isEqualTo(new Outcome(Status.FAILED, "IOException: connection reset"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.io.IOException: No space left on device             | MACHINE_FAILED
          Forked VM failed with exit code 137                      | MACHINE_FAILED
          # There is insufficient memory for the Java Runtime Environment to continue. | MACHINE_FAILED
          ERROR: Unable to acquire the JMH lock (/tmp/jmh.lock)    | HARNESS_FAILED
          Forked VM failed with exit code 134                      | FAILED
          java.lang.OutOfMemoryError: unable to create native thread | OUT_OF_MEMORY
          """)
  void whatTheMachineOrTheHarnessDidIsNotTheContenders(String printed, Status status) {
    Outcome outcome = ForkFailure.of(new IllegalStateException("Benchmark error"), printed);

    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.lost()).isEqualTo(status.cause() != Outcome.Cause.CONTENDER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.net.SocketException: Too many open files                        | FAILED
          java.io.IOException: Cannot run program "worker"                     | FAILED
          java.io.IOException: error=12, Cannot allocate memory                | FAILED
          java.io.IOException: No space left on device                         | MACHINE_FAILED
          """)
  void whatAModelRanOutOfInsideTheBenchmarkIsItsOwn(String cause, Status status) {
    String printed =
        """
        org.openjdk.jmh.runner.BenchmarkException: Benchmark error during the run
        Caused by: %s
        """
            .formatted(cause);

    assertThat(ForkFailure.of(new IllegalStateException(), printed).status()).isEqualTo(status);
    assertThat(ForkFailure.of(new IllegalStateException(), cause).lost()).isTrue();
  }

  @Test
  void aJvmThatWasEndedFromWithinHasItsExitCodeForAReason() {
    Outcome outcome =
        ForkFailure.of(
            new IllegalStateException("Benchmark error"),
            """
            <forked VM failed with exit code 3>
            org.openjdk.jmh.runner.BenchmarkException: Benchmark error
            java.lang.IllegalStateException: Forked VM failed with exit code 3
            org.openjdk.jmh.runner.BenchmarkException: Benchmark error
            """);

    assertThat(outcome)
        .isEqualTo(new Outcome(Status.FAILED, "the fork's JVM ended with exit code 3"));
  }

  @Test
  void aJvmThatCalledSystemExitIsToldByJmhsOwnHook() {
    Outcome outcome =
        ForkFailure.of(
            new IllegalStateException(
                "<failure: VM prematurely exited before JMH had finished with it, explicit"
                    + " System.exit was called?>"),
            "");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                Status.FAILED,
                "the fork's JVM was ended by System.exit before the measurement was over"));
  }

  @Test
  void aForkThatSaysNothingHasAReasonToo() {
    Outcome outcome = ForkFailure.of(new IllegalStateException(), "");

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.reason()).isNotBlank();
  }

  private static Exception wrapped(Exception cause) {
    return new IllegalStateException("Benchmark caught the exception", cause);
  }
}
