package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concurrencyatlas.report.view.ForksByContender;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.verdict.Crossover;

/**
 * The two contenders of a crossover held against each other, block by block.
 *
 * @param all in the order of the plan and of the blocks
 */
record BlockRatios(List<Ratio> all) {
  /**
   * The ratio of the two in one block.
   *
   * @param value the value of the parameter, above 0
   * @param log ln(throughput of the one that leads above / of the one that leads below)
   */
  record Ratio(double value, double log) {}

  /** The ratios at the points of the crossover's axis. */
  static BlockRatios of(Crossover crossover, ReportInput input) {
    ForksByContender journal =
        new ForksByContender(
            input.forks().stream()
                .filter(fork -> crossover.nodes().contains(fork.point()))
                .toList());
    List<Ratio> ratios = new ArrayList<>();
    for (Cell cell : input.plan().cells()) {
      if (crossover.nodes().contains(cell.point())) {
        double value = (double) cell.point().parameter(crossover.parameter());
        Map<Integer, ForkResult> below = byBlock(crossover, crossover.below(), cell, journal);
        byBlock(crossover, crossover.above(), cell, journal)
            .forEach((block, fork) -> {
              ForkResult other = below.get(block);
              if (other != null) {
                ratios.add(new Ratio(value, score(input, fork) - score(input, other)));
              }
            });
      }
    }
    return new BlockRatios(List.copyOf(ratios));
  }

  private static double score(ReportInput input, ForkResult fork) {
    return Cost.score(input.plan().metric(), fork);
  }

  /** The forks of the contender that bears a name along the axis. */
  private static Map<Integer, ForkResult> byBlock(
      Crossover crossover, Contender name, Cell cell, ForksByContender journal) {
    Map<Integer, ForkResult> byBlock = new TreeMap<>();
    cell.contenders().stream()
        .filter(contender -> crossover.isNamed(name, cell.point(), contender))
        .flatMap(contender -> journal.measured(cell.point(), contender).stream())
        .forEach(fork -> byBlock.put(fork.block(), fork));
    return byBlock;
  }

  /** The mean of ln ratio over the blocks at a value; NaN where there are none. */
  double mean(double value) {
    return all.stream()
        .filter(each -> each.value() == value)
        .mapToDouble(Ratio::log)
        .average()
        .orElse(Double.NaN);
  }

  /** How far the farthest ratio is from 1, at least {@code least}: |ln ratio|. */
  double farthest(double least) {
    return all.stream().mapToDouble(each -> Math.abs(each.log())).reduce(least, Math::max);
  }
}
