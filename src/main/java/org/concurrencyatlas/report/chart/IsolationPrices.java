package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * What a message costs by its size and by the mechanism it takes.
 *
 * @param cells where they were measured, by ascending size
 * @param streamed whether messages follow each other without waiting for the answer of the last
 * @param lines for each mechanism its prices by ascending size
 * @param limit no message of that size can be read faster, by ascending size; none where unknown
 * @param wakeUpNanos time for two wake-ups of the kernel, there and back; NaN when not measured
 */
record IsolationPrices(
    List<CellSummary> cells,
    boolean streamed,
    Map<IsolationMechanism, List<Price>> lines,
    List<Price> limit,
    double wakeUpNanos) {
  private static final String MESSAGES = "ipc";
  private static final String WAKE_UPS = "hand-over";

  /** Nanoseconds for a message of some bytes. */
  record Price(long bytes, Interval nanos) {}

  /**
   * The prices that a run measured; empty when it has no messages of several sizes to other
   * processes.
   */
  static Optional<IsolationPrices> of(
      List<CellSummary> all, ModelDirectory models, boolean streamed) {
    List<CellSummary> cells =
        all.stream()
            .filter(cell -> cell.verdict().point().workload().equals(MESSAGES))
            .sorted(Comparator.comparingLong(IsolationPrices::bytes))
            .toList();
    Map<IsolationMechanism, List<Price>> lines = new EnumMap<>(IsolationMechanism.class);
    List<Price> limit = new ArrayList<>();
    for (CellSummary cell : cells) {
      cell.finished().forEach(result -> add(lines, cell, result, models, streamed));
      double most = cell.verdict().limitTasksPerSecond();
      if (Double.isFinite(most)) {
        limit.add(new Price(bytes(cell), Interval.unbounded(1e9 / most)));
      }
    }
    IsolationPrices prices =
        new IsolationPrices(cells, streamed, lines, limit, wakeUpNanos(all, models));
    return prices.sizes().size() > 1
            && lines.keySet().stream().anyMatch(IsolationMechanism::leavesTheProcess)
        ? Optional.of(prices)
        : Optional.empty();
  }

  /** The sizes by ascending order. */
  List<Long> sizes() {
    return lines.values().stream()
        .flatMap(List::stream)
        .map(Price::bytes)
        .distinct()
        .sorted()
        .toList();
  }

  /** All that must fit into the plot. */
  DoubleStream values() {
    DoubleStream measured =
        DoubleStream.concat(
            lines.values().stream()
                .flatMap(List::stream)
                .flatMapToDouble(price ->
                    DoubleStream.of(
                        price.nanos().estimate(), price.nanos().low(), price.nanos().high())),
            limit.stream().mapToDouble(price -> price.nanos().estimate()));
    return DoubleStream.concat(measured, DoubleStream.of(wakeUpNanos))
        .filter(value -> Double.isFinite(value) && value > 0);
  }

  /** The finding: the cheapest ways of the smallest and of the largest message. */
  String sentence() {
    List<Map.Entry<IsolationMechanism, Double>> small = ranked(sizes().getFirst());
    List<Map.Entry<IsolationMechanism, Double>> large = ranked(sizes().getLast());
    String title = streamed ? "A stream to another process" : "To another process and back";
    List<String> parts = new ArrayList<>();
    if (!small.isEmpty()) {
      parts.add(say(sizes().getFirst(), small.getFirst()));
    }
    if (!large.isEmpty()) {
      parts.add(say(sizes().getLast(), large.getFirst()) + lead(large));
    }
    return title + ": " + String.join(", ", parts);
  }

  private static String say(long bytes, Map.Entry<IsolationMechanism, Double> cheapest) {
    return "%s in %s by %s"
        .formatted(
            Numbers.bytes((double) bytes),
            Numbers.nanos(cheapest.getValue()),
            cheapest.getKey().label());
  }

  private static String lead(List<Map.Entry<IsolationMechanism, Double>> ranked) {
    Map.Entry<IsolationMechanism, Double> dearest = ranked.getLast();
    double ratio = dearest.getValue() / ranked.getFirst().getValue();
    return ranked.size() < 2
        ? ""
        : ", %s as long by %s"
            .formatted(Numbers.ratio(Interval.unbounded(ratio)), dearest.getKey().label());
  }

  /** The ways to another process at a size, the cheapest first. */
  private List<Map.Entry<IsolationMechanism, Double>> ranked(long bytes) {
    List<Map.Entry<IsolationMechanism, Double>> ranked = new ArrayList<>();
    lines.forEach((mechanism, prices) ->
        prices.stream()
            .filter(price -> mechanism.leavesTheProcess() && price.bytes() == bytes)
            .forEach(price -> ranked.add(Map.entry(mechanism, price.nanos().estimate()))));
    ranked.sort(Map.Entry.comparingByValue());
    return ranked;
  }

  private static void add(
      Map<IsolationMechanism, List<Price>> lines,
      CellSummary cell,
      ContenderResult result,
      ModelDirectory models,
      boolean streamed) {
    Optional<IsolationMechanism> mechanism = IsolationMechanism.of(result.contender(), models);
    boolean mine =
        mechanism.isPresent()
            && (mechanism.get() == IsolationMechanism.SAME_THREAD
                || mechanism.get().streams(result.contender(), models) == streamed);
    if (mine) {
      Interval rate = result.tasksPerSecond();
      Interval nanos = new Interval(1e9 / rate.estimate(), 1e9 / rate.high(), 1e9 / rate.low());
      List<Price> prices = lines.computeIfAbsent(mechanism.get(), first -> new ArrayList<>());
      // the fastest comes first: of several models that take a mechanism it stands for all
      if (prices.stream().noneMatch(price -> price.bytes() == bytes(cell))) {
        prices.add(new Price(bytes(cell), nanos));
      }
    }
  }

  private static double wakeUpNanos(List<CellSummary> all, ModelDirectory models) {
    return all.stream()
        .filter(cell -> cell.verdict().point().workload().equals(WAKE_UPS))
        .flatMap(cell ->
            cell.finished().stream()
                .filter(each -> isSameThread(each.contender(), models))
                .map(each ->
                    1e9
                        / each.tasksPerSecond().estimate()
                        / cell.verdict().point().parameter("trips")))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static boolean isSameThread(Contender contender, ModelDirectory models) {
    return IsolationMechanism.of(contender, models)
        .filter(mechanism -> mechanism == IsolationMechanism.SAME_THREAD)
        .isPresent();
  }

  private static long bytes(CellSummary cell) {
    return cell.verdict().point().parameter("bytes");
  }
}
