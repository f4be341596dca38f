package org.concurrencyatlas.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.analysis.VerdictWords.stopped;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.concurrencyatlas.inference.RaceEvent;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.StopReason;

/** Remembers what the race told. */
final class Log implements RaceListener {
  final List<Progress> progress = new ArrayList<>();
  final Map<Point, StopReason> closed = new HashMap<>();
  int eliminated;
  String stopped = "";

  @Override
  public void starting(ForkRequest request, Supplier<Progress> now) {
    progress.add(now.get());
  }

  @Override
  public void changed(RaceEvent change) {
    switch (change) {
      case RaceEvent.Closed(Cell cell, StopReason reason) -> closed.put(cell.point(), reason);
      case RaceEvent.Eliminated gone -> eliminated++;
      case RaceEvent.Looked look -> assertThat(look.blocks()).isIn(3, 5, 8);
    }
  }

  @Override
  public void stopped(String reason) {
    stopped = reason;
  }
}
