package org.concurrencyatlas.run.foreign;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.store.Json;
import tools.jackson.core.JacksonException;

/**
 * A line that a program of another runtime prints.
 *
 * @param event {@code ready}, {@code warm}, {@code iteration}, {@code end} or {@code unsupported}
 * @param reason of {@code unsupported}: one line
 * @param batches of {@code iteration}: how many batches it had
 * @param nanos of {@code iteration}: the time of all of them, nanoseconds
 * @param checksums of {@code iteration}: every different answer
 * @param runtime of {@code ready}: name and version of the runtime
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProgramLine(
    String event,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String reason,
    long batches,
    double nanos,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Long> checksums,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String runtime) {
  ProgramLine {
    checksums = List.copyOf(checksums);
  }

  /** Reads a line; empty when it is no such line, as whatever else a program prints. */
  static Optional<ProgramLine> read(String text) {
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(text, ProgramLine.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
