package org.concurrencyatlas.result.history;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run in a history.
 *
 * @param name of its folder
 * @param createdAt when its plan was fixed
 * @param seed of its plan; with the time it tells a run from any other, whatever its folder is
 *     called
 * @param commit that the product was built from; may be empty
 * @param settings what must be equal for two runs to be sessions of the same, by its name for the
 *     reader: of the plan and of the environment
 * @param rows at least one
 */
public record HistoryRun(
    String name,
    Instant createdAt,
    long seed,
    String commit,
    Map<String, String> settings,
    List<HistoryRow> rows)
    implements HistoryLine {
  /**
   * Checks that there is something.
   *
   * @throws IllegalArgumentException when the run has no row
   */
  public HistoryRun {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a run without a row is none");
    }
  }

  /** Whether the other is this very run, under whatever name. */
  public boolean isSameAs(HistoryRun other) {
    return session().isSameAs(other.session());
  }

  /** The run as a baseline names it. */
  public Baseline.Session session() {
    return new Baseline.Session(name, createdAt, seed);
  }
}
