package org.concurrencyatlas.report.advice;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.concurrencyatlas.analysis.advice.Origin;

/** Where a figure comes from. */
final class OriginText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private OriginText() {}

  /** {@code measured now} or {@code measured on 2026-12-01 07:00 UTC, in <run>}. */
  static String measured(Origin origin) {
    return origin.stored()
        ? "measured on %s, in %s%s"
            .formatted(MINUTE.format(origin.when()), origin.run(), build(origin))
        : "measured now";
  }

  /** {@code this run} or the name of another. */
  static String run(Origin origin) {
    return origin.stored() ? origin.run() + build(origin) : "this run";
  }

  private static String build(Origin origin) {
    return origin.sameBuild() ? "" : " by another build";
  }
}
