package org.concurrencyatlas.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import org.concurrencyatlas.report.chart.ChartKind;

/** The names of the charts, for the help and for a shell that completes words. */
public final class ChartNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(ChartKind.values()).map(ChartKind::id).iterator();
  }
}
