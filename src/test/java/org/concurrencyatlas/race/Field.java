package org.concurrencyatlas.race;

import java.util.Map;
import java.util.function.Predicate;
import org.concurrencyatlas.race.SimulatedForks.Truth;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Noises;
import org.concurrencyatlas.result.Outcome;

/** A field in which each contender is faster than the next by the same step. */
final class Field implements Truth {
  private final double noise;
  double step = 0.06;
  Contender failing = Contender.parse("nobody");
  Outcome failure = new Outcome(Outcome.Status.FAILED, "it threw");
  Predicate<ForkRequest> failingFork = request -> true;
  Predicate<ForkRequest> throttled = request -> false;
  Map<Integer, Long> warmAfterMillis = Map.of();
  int reversedFrom = Integer.MAX_VALUE;

  Field(double noise) {
    this.noise = noise;
  }

  void throttledOneIn(int forks) {
    throttled =
        request ->
            request.attempt() == 0
                && (request.contender().hashCode() + 31 * request.block()) % forks == 0;
  }

  @Override
  public double speed(Cell cell, Contender contender) {
    double behind = step * cell.contenders().indexOf(contender);
    return cell.point().parameter("number") < reversedFrom ? -behind : behind;
  }

  @Override
  public double noise(Cell cell) {
    return noise;
  }

  @Override
  public double coldness(Cell cell, long ageMillis) {
    int number = (int) cell.point().parameter("number");
    return SimulatedForks.coldUntil(warmAfterMillis.getOrDefault(number, 0L), ageMillis);
  }

  @Override
  public Outcome outcome(ForkRequest request) {
    return request.contender().equals(failing) && failingFork.test(request) ? failure : Outcome.OK;
  }

  @Override
  public Noise disturbance(ForkRequest request) {
    return throttled.test(request) ? Noises.throttled(12) : Noise.UNKNOWN;
  }
}
