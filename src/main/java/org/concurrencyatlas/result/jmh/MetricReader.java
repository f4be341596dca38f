package org.concurrencyatlas.result.jmh;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.result.jmh.JsonCursor.UnexpectedValue;

/** Reads one metric of a result. */
final class MetricReader {
  private final JsonCursor json;
  private final List<JmhFork> forks = new ArrayList<>();
  private double score = Double.NaN;
  private boolean scored;
  private String unit = "";

  private MetricReader(JsonCursor json) {
    this.json = json;
  }

  /**
   * Reads the metric at the place.
   *
   * @param name what the file calls it, for errors
   */
  static JmhMetric read(JsonCursor json, String name) throws UnexpectedValue {
    MetricReader reader = new MetricReader(json);
    json.object("the metric " + name + ", {", reader::field);
    if (!reader.scored && reader.forks.isEmpty()) {
      throw json.wrong("the metric " + name + " has neither \"score\" nor \"rawData\"");
    }
    return new JmhMetric(reader.score, reader.unit, reader.forks);
  }

  private void field(String name) throws UnexpectedValue {
    switch (name) {
      case "score" -> {
        score = json.number("the score, a number");
        scored = true;
      }
      case "scoreUnit" -> unit = json.text("the unit, a text like \"ops/s\"");
      case "rawData" -> json.list("the forks, [", () -> forks.add(fork(this::value)));
      case "rawDataHistogram" -> json.list("the forks, [", () -> forks.add(fork(this::histogram)));
      default -> json.skip();
    }
  }

  /** Reads one iteration at the place. */
  private interface Iteration {
    JmhIteration read() throws UnexpectedValue;
  }

  private JmhFork fork(Iteration iteration) throws UnexpectedValue {
    List<JmhIteration> iterations = new ArrayList<>();
    json.list("the iterations of a fork, [", () -> iterations.add(iteration.read()));
    return new JmhFork(iterations);
  }

  private JmhIteration value() throws UnexpectedValue {
    return new JmhIteration(json.number("the value of an iteration, a number"), 1);
  }

  /** Pairs of a value and how often it was seen. */
  private JmhIteration histogram() throws UnexpectedValue {
    double[] sums = new double[2];
    json.list("the histogram of an iteration, [", () -> addBucket(sums));
    return new JmhIteration(sums[0] / sums[1], (long) sums[1]);
  }

  private void addBucket(double[] sums) throws UnexpectedValue {
    List<Double> pair = new ArrayList<>();
    json.list(
        "a value and its count, [value, count]",
        () -> pair.add(json.number("a value or its count, a number")));
    if (pair.size() != 2 || !(pair.getLast() >= 0)) {
      throw json.wrong("expected a value and its count, found " + pair);
    }
    sums[0] += pair.getFirst() * pair.getLast();
    sums[1] += pair.getLast();
  }
}
