package org.concurrencyatlas.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.Protocols;

/**
 * Pilots of forks that begin 40 % (log) slower than they end, and lose that exponentially: the
 * warm-up that they ask for, and by how much a fork is off that measures after it.
 *
 * @param seconds in which the slowness falls to its e-th part; 0 is warm at once
 * @param scatter standard deviation of the log times of iterations
 */
record SimulatedPilots(double seconds, double scatter) {
  private static final double SLOWNESS = 0.4;
  private static final Protocol PROTOCOL = Protocols.piloted(Duration.ofSeconds(20));
  private static final Contender CONTENDER = Contender.parse("a");
  private static final Cell CELL = new Cell(Point.parse("w(n=1)"), List.of(CONTENDER), 1, 0, false);

  /**
   * What some pilots told, each list ascending.
   *
   * @param pilotSeconds how long they ran
   * @param warmUpSeconds what they asked for
   * @param errors log of how much slower the five seconds after the warm-up are than a warm fork
   */
  record Tally(List<Double> pilotSeconds, List<Double> warmUpSeconds, List<Double> errors) {
    double meanWarmUpSeconds() {
      return mean(warmUpSeconds);
    }

    double meanPilotSeconds() {
      return mean(pilotSeconds);
    }

    double meanError() {
      return mean(errors);
    }

    private static double mean(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
  }

  /** Runs pilots with seeds from the first on. */
  Tally run(long firstSeed, int pilots) {
    List<Double> lengths = new ArrayList<>();
    List<Double> warmUps = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (int pilot = 0; pilot < pilots; pilot++) {
      ForkResult fork =
          new SimulatedForks(firstSeed + pilot, new SlowToWarm())
              .run(
                  0,
                  new ForkRequest(
                      CELL, CONTENDER, 0, 0, Role.PILOT, SteadyStateDetector.pilot(PROTOCOL)));
      long warmUp = SteadyStateDetector.millis(PROTOCOL, List.of(fork));
      lengths.add(fork.iterations().size() * 0.5);
      warmUps.add(warmUp / 1000.0);
      errors.add(error(warmUp));
    }
    return new Tally(sorted(lengths), sorted(warmUps), sorted(errors));
  }

  private double error(long warmUpMillis) {
    return LongStream.range(0, PROTOCOL.iterations())
        .mapToDouble(i -> coldness(warmUpMillis + i * PROTOCOL.iterationMillis()))
        .average()
        .orElseThrow();
  }

  private double coldness(long ageMillis) {
    return seconds == 0 ? 0 : SLOWNESS * Math.exp(-ageMillis / 1000.0 / seconds);
  }

  private static List<Double> sorted(List<Double> values) {
    return values.stream().sorted().toList();
  }

  private final class SlowToWarm implements SimulatedForks.Truth {
    @Override
    public double coldness(Cell cell, long ageMillis) {
      return SimulatedPilots.this.coldness(ageMillis);
    }

    @Override
    public double scatter(Cell cell, Contender contender) {
      return scatter;
    }
  }
}
