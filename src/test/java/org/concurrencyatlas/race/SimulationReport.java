package org.concurrencyatlas.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.concurrencyatlas.race.Simulation.Setting;
import org.concurrencyatlas.race.Simulation.Tally;
import org.concurrencyatlas.stats.BinomialBounds;

/** Writes what the simulation counted as the tables of {@code docs/simulation.md}. */
final class SimulationReport {
  private final long seed;
  private final List<String> equal = new ArrayList<>();
  private final List<String> mixed = new ArrayList<>();
  private final List<String> power = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();
  private final List<String> pilots = new ArrayList<>();
  private final List<String> warmUps = new ArrayList<>();

  SimulationReport(long seed) {
    this.seed = seed;
  }

  Tally equal(Setting setting, Tally tally) {
    equal.add(
        row(
            setting.name(),
            tally.maps,
            setting.cells() + " × " + setting.contenders(),
            percent(tally.mapsWithFalseCertified, tally.maps),
            percent(tally.mapsWithFalseWin, tally.maps),
            percent(BinomialBounds.lowerBound(tally.mapsWithFalseWin, tally.maps, 0.99)),
            percent(BinomialBounds.upperBound(tally.mapsWithFalseWin, tally.maps, 0.99)),
            percent(tally.covered, tally.intervals),
            percent(tally.ratiosCovered, tally.ratios)));
    return tally;
  }

  Tally mixed(Setting setting, Tally tally) {
    int inconclusive =
        tally.cells - tally.certified - tally.provisional - tally.epsilonBest - tally.ties;
    mixed.add(
        row(
            setting.name(),
            tally.maps,
            percent(tally.separable, tally.cells),
            percent(tally.certified, tally.cells),
            percent(tally.provisional, tally.cells),
            percent(tally.ties, tally.cells),
            percent(tally.epsilonBest, tally.cells),
            percent(inconclusive, tally.cells),
            percent(tally.mapsWithFalseCertified, tally.maps),
            percent(tally.discoveryShare / tally.maps),
            tally.falseEpsilonBest + " / " + tally.falseTies,
            number(tally.forks / tally.maps),
            number(tally.meanTime()),
            number(tally.longestTime())));
    return tally;
  }

  void power(Setting setting, Tally raced, Tally fixed) {
    power.add(
        row(
            setting.name(),
            raced.maps,
            percent(raced.certified, raced.cells),
            percent(raced.certified + raced.provisional, raced.cells),
            percent(raced.mapsWithFalseWin, raced.maps),
            number(raced.meanTime()),
            percent(fixed.certified, fixed.cells),
            percent(fixed.certified + fixed.provisional, fixed.cells)));
  }

  /** Errors of the ratio of twins, ascending, by the two orders. */
  void order(InjectedLoad setting, double[] interleaved, double[] sequential) {
    orders.add(
        row(
            percent(setting.load()),
            percent(setting.noise()),
            interleaved.length,
            percent(quantile(interleaved, 0.5)),
            percent(quantile(interleaved, 0.95)),
            percent(quantile(sequential, 0.5)),
            percent(quantile(sequential, 0.95))));
  }

  SimulatedWarmUps.Tally warmUps(SimulatedWarmUps setting, SimulatedWarmUps.Tally tally) {
    warmUps.add(
        row(
            setting.name(),
            setting.constantMillis() == 0
                ? "at once"
                : number(setting.constantMillis() / 1000) + " s",
            percent(setting.scatter()),
            tally.runs(),
            percent(tally.wins(), tally.runs()),
            percent(tally.steady(), tally.runs()),
            percent(tally.transientWins(), tally.runs())));
    return tally;
  }

  void pilots(SimulatedPilots setting, long seed, int count) {
    SimulatedPilots.Tally tally = setting.run(seed, count);
    pilots.add(
        row(
            setting.seconds() == 0 ? "at once" : number(setting.seconds()) + " s",
            percent(setting.scatter()),
            number(tally.meanWarmUpSeconds()) + " s",
            number(quantile(tally.warmUpSeconds(), 0.9)) + " s",
            number(tally.meanPilotSeconds()) + " s",
            percent(tally.meanError()),
            percent(quantile(tally.errors(), 0.9))));
  }

  private static double quantile(List<Double> ascending, double q) {
    return quantile(ascending.stream().mapToDouble(Double::doubleValue).toArray(), q);
  }

  private static double quantile(double[] ascending, double q) {
    return ascending[(int) Math.round(q * (ascending.length - 1))];
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# What the race and its verdicts keep, simulated");
    lines.add("");
    lines.add(
        "The product's own race and verdicts, driven by forks that are drawn from a distribution"
            + " instead of a JVM. Seed "
            + seed
            + "; `mvn -Pfull test -Dtest=SimulationTest`"
            + " writes this file again. What gates keep is in [gate.md](gate.md).");
    lines.add("");
    lines.add(
        "A map has the cells × contenders given, 60 × 4 where nothing is said. The standard deviation"
            + " of a fork's log score is drawn for each cell, 2–4.5 % where nothing is said. Looks"
            + " at 3, 5 and 8 blocks, α = 5 %, ε = 5 %; forks of 3–10 s of warm-up as two pilots a"
            + " contender find it, 5 s of measuring, 1 s to start. The half-second iterations of a contender's forks"
            + " scatter by 1–8 %, evenly in the log, as those of this product's own forks do (by"
            + " less where that alone would exceed the noise of a fork's score). Time is the time of"
            + " all forks, pilots included, over JMH's default of 500 s a benchmark.");
    lines.add("");
    section(
        lines,
        "## Two or more equal leaders: every winner is false",
        "First all contenders are equal; then two lead and the rest are far behind, which is the least"
            + " favourable truth, because a winner must beat only one rival that is as fast. Slow"
            + " forks: t₃ and one fork in ten 20 % slower. Fork lottery: every second fork 15 % slower."
            + " Restless: one of the two scatters 10 × as much, in every cell or in some."
            + " Maps with a false winner anywhere; promised: 5 % at most. Bounds are exact binomial, 99 %"
            + " one-sided. Coverage of the 95 % intervals of a throughput and of the displayed"
            + " intervals of a ratio.",
        "setting|maps|map|certified|any winner|lower bound|upper bound|coverage|ratio coverage",
        equal);
    section(
        lines,
        "## Contenders that differ by anything from nothing to a half",
        "Shares of cells by verdict; maps with a false certified winner; false discovery rate of all"
            + " winners; false ε-best and false ties (counts); forks and time a contender. The"
            + " leader is ahead by 0, 2, 5, 10, 20 or 65 % (log 0.5) at random.",
        "setting|maps|has a leader|certified|provisional|tie|ε-best|inconclusive|false certified"
            + "|false discovery|false ε-best / tie|forks|mean time|longest time",
        mixed);
    section(
        lines,
        "## Power",
        "Cells in which a leader that is ahead by so much is found, by the race and by a fixed plan"
            + " of 5 blocks without looks in between.",
        "setting|maps|certified|any win|maps with a false winner|mean time|certified, fixed 5"
            + "|any win, fixed 5",
        power);
    section(
        lines,
        "## A lead of warming up sooner",
        "Two contenders that are equal when warm, two more far behind. One of the equal ones begins"
            + " 40 % (log) slower and loses that exponentially, in measured forks too. Certified: the"
            + " other is told to win, which is true of the seconds that were measured. Told to be"
            + " steady: false, promised at most 5 %. Single cells, ε = 10 %, fork noise 2 %. The windows"
            + " of fixed warm-up have no pilots; \"steady\" is the profile of that name, with pilots up"
            + " to a minute and three blocks of long forks, at whose end (55 s) a time constant of 15 s"
            + " still leaves a true lead of 1 %.",
        "measured|time constant|scatter|runs|certified|told to be steady|told to be transient",
        warmUps);
    section(
        lines,
        "## What a pilot finds",
        "Forks that begin 40 % (log) slower than they end and lose that exponentially, in the time"
            + " constant given; the warm-up that 1,000 single pilots ask for, from 3 to 20 s, and by how"
            + " much the five seconds after it are slower than a warm fork. A cell takes the largest of"
            + " two pilots a contender. A fork that warms up slowly is measured too early, the more so"
            + " the more its iterations scatter: drift and long forks are there to say it.",
        "time constant|scatter|warm-up, mean|warm-up, 90 %|pilot, mean|too slow, mean"
            + "|too slow, 90 %",
        pilots);
    section(
        lines,
        "## Another program runs in the second half",
        "One contender against its own copy, 8 blocks, and everything slower by the load from the"
            + " middle of the run on: how far their ratio is from 1. Sequential order, all forks of"
            + " the one before those of the other, takes the load for a difference.",
        "load|noise of a fork|runs|interleaved, median|interleaved, 95 %|sequential, median"
            + "|sequential, 95 %",
        orders);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  private static void section(
      List<String> lines, String title, String text, String header, List<String> rows) {
    lines.add(title);
    lines.add("");
    lines.add(text);
    lines.add("");
    lines.add("| " + header.replace("|", " | ") + " |");
    lines.add("|" + "---|".repeat(header.split("\\|", -1).length));
    lines.addAll(rows);
    lines.add("");
  }

  private static String row(Object... values) {
    StringBuilder row = new StringBuilder("|");
    for (Object value : values) {
      row.append(' ').append(value).append(" |");
    }
    return row.toString();
  }

  private static String percent(int part, int whole) {
    return percent((double) part / whole);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.1f", value);
  }
}
