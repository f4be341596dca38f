package org.concurrencyatlas.race;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.ResourceUsage;

/**
 * Forks drawn from a distribution instead of a JVM, on a clock that they move. What a fork shows
 * depends on the seed and on its place in the plan alone, not on when it is asked for, unless the
 * truth knows of a load.
 */
public final class SimulatedForks implements ForkRunner, InstantSource {
  private static final double BATCH_NANOS = 5e6;

  private final long seed;
  private final Truth truth;
  private Instant now = Instant.EPOCH;

  /** What the forks are drawn from. */
  public interface Truth {
    /** Log of the contender's speed in the cell; 0 is the common speed. */
    default double speed(Cell cell, Contender contender) {
      return 0;
    }

    /** Standard deviation of a fork's log score in the cell, for whatever reason. */
    default double noise(Cell cell) {
      return 0;
    }

    /** The same for one contender of the cell. */
    default double noise(Cell cell, Contender contender) {
      return noise(cell);
    }

    /** A draw from the shape of the noise, standard deviation 1. */
    default double deviate(RandomGenerator random) {
      return random.nextGaussian();
    }

    /** Log of how much slower the whole machine is at this time. */
    default double load(Instant now) {
      return 0;
    }

    /** Log of how much slower a pilot of the cell is at this age than when it is warm. */
    default double coldness(Cell cell, long ageMillis) {
      return 0;
    }

    /** The same of a measured fork of a contender, by the age of its JVM. */
    default double coldness(Cell cell, Contender contender, long ageMillis) {
      return 0;
    }

    /**
     * Standard deviation of the log times of a fork's iterations. The noise of a measured fork's
     * score includes what this makes of it, and so bounds it.
     */
    default double scatter(Cell cell, Contender contender) {
      return 0;
    }

    /** How a fork ends. */
    default Outcome outcome(ForkRequest request) {
      return Outcome.OK;
    }

    /** What disturbs a fork. */
    default Noise disturbance(ForkRequest request) {
      return Noise.UNKNOWN;
    }
  }

  public SimulatedForks(long seed, Truth truth) {
    this.seed = seed;
    this.truth = truth;
  }

  /** Every contender alike, with the same noise everywhere. */
  static Truth alike(double noise) {
    return new Truth() {
      @Override
      public double noise(Cell cell) {
        return noise;
      }
    };
  }

  /** A coldness that shrinks by a tenth a second and ends at once. */
  static double coldUntil(long warmAfterMillis, long ageMillis) {
    return ageMillis < warmAfterMillis ? 0.7 - ageMillis / 10_000.0 : 0;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ForkResult run(int sequence, ForkRequest request) {
    Outcome outcome = truth.outcome(request);
    List<Iteration> iterations = outcome.ok() ? iterations(request) : List.of();
    int length = iterations.isEmpty() ? request.protocol().iterations() : iterations.size();
    long elapsed =
        1000 + request.protocol().warmupMillis() + length * request.protocol().iterationMillis();
    ForkResult fork =
        new ForkResult(
            sequence,
            request.cell().point(),
            request.contender(),
            request.block(),
            request.attempt(),
            request.role(),
            request.protocol().warmupMillis(),
            outcome,
            iterations,
            request.role() == Role.LIMIT ? BATCH_NANOS / 2 : Double.NaN,
            ResourceUsage.UNKNOWN,
            truth.disturbance(request),
            "simulated",
            now,
            elapsed);
    now = now.plusMillis(elapsed);
    return fork;
  }

  private List<Iteration> iterations(ForkRequest request) {
    RandomGenerator random = random(request);
    boolean pilot = request.role() == Role.PILOT;
    double scatter = scatter(request);
    double nanos = BATCH_NANOS * Math.exp(-score(request, scatter, random));
    long millis = request.protocol().iterationMillis();
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < request.protocol().iterations(); i++) {
      if (pilot && SteadyStateDetector.found(iterations)) {
        break;
      }
      long age = request.protocol().warmupMillis() + i * millis;
      double coldness =
          (pilot ? truth.coldness(request.cell(), age) : 0)
              + truth.coldness(request.cell(), request.contender(), age);
      double time = nanos * Math.exp(coldness + unbiased(scatter, random));
      iterations.add(new Iteration(Math.max(1, Math.round(millis * 1e6 / time)), time));
    }
    return iterations;
  }

  /** The log score about which the iterations of a fork scatter. */
  private double score(ForkRequest request, double scatter, RandomGenerator random) {
    double noise = noise(request);
    double ofIterations =
        request.role() == Role.PILOT ? 0 : scatter / Math.sqrt(request.protocol().iterations());
    double betweenForks = Math.sqrt(Math.max(0, noise * noise - ofIterations * ofIterations));
    double speed =
        request.role() == Role.LIMIT ? 0 : truth.speed(request.cell(), request.contender());
    return speed + betweenForks * truth.deviate(random) - truth.load(now);
  }

  /** A fork that measures the limit is no contender's. */
  private double noise(ForkRequest request) {
    return request.role() == Role.LIMIT
        ? truth.noise(request.cell())
        : truth.noise(request.cell(), request.contender());
  }

  private double scatter(ForkRequest request) {
    return switch (request.role()) {
      case LIMIT -> 0;
      case PILOT -> truth.scatter(request.cell(), request.contender());
      case MEASURED, SENTINEL ->
          Math.min(
              truth.scatter(request.cell(), request.contender()),
              truth.noise(request.cell(), request.contender())
                  * Math.sqrt(request.protocol().iterations()));
    };
  }

  /** A deviation of the log time that leaves the mean rate, 1/time, what it is. */
  private static double unbiased(double scatter, RandomGenerator random) {
    return scatter * random.nextGaussian() + scatter * scatter / 2;
  }

  private RandomGenerator random(ForkRequest request) {
    int place =
        Objects.hash(
            request.cell().point(),
            request.contender(),
            request.block(),
            request.attempt(),
            request.role().name());
    return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * place);
  }
}
