package org.concurrencyatlas.gate;

import static org.concurrencyatlas.gate.GatePlan.CONFIRMING_BLOCKS;
import static org.concurrencyatlas.gate.GatePlan.SCREENING_BLOCKS;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.gate.GatePlan.Pair;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.race.RepeatRule;
import org.concurrencyatlas.race.SeededOrder;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;

/**
 * Which fork of a gate is run next: the screening blocks of every pair, then the fresh blocks of
 * the suspected pairs and of the controls, each block in a random order that brings the two of a
 * pair close to each other. A function of the plan and the journal alone.
 */
final class GateSchedule {
  private final GatePlan plan;
  private final Map<Point, Cell> cells = new HashMap<>();
  private final List<ForkResult> journal = new ArrayList<>();
  private final Set<Place> done = new HashSet<>();
  private final Set<Who> failed = new HashSet<>();
  private final RepeatRule repeats = new RepeatRule();
  private Optional<ForkRequest> repeat = Optional.empty();
  private final Deque<Place> screening;
  private Optional<Deque<Place>> fresh = Optional.empty();

  /** A contender at a point. */
  private record Who(Point point, Contender contender) {}

  /** A fork to be. */
  private record Place(Who who, int block) {}

  GateSchedule(GatePlan plan) {
    this.plan = plan;
    plan.run().cells().forEach(cell -> cells.put(cell.point(), cell));
    screening = new ArrayDeque<>(blocks(1, SCREENING_BLOCKS, plan.pairs()));
    screening.removeIf(place -> !isScreening(place));
  }

  /**
   * Takes the next fork of the journal.
   *
   * @return why it is repeated; empty when it counts
   */
  Optional<String> accept(ForkResult fork) {
    journal.add(fork);
    Optional<String> disturbed = repeats.next(fork);
    Place place = new Place(new Who(fork.point(), fork.contender()), fork.block());
    if (disturbed.isPresent()) {
      repeat = Optional.of(request(place, fork.attempt() + 1));
      return disturbed;
    }
    repeat = Optional.empty();
    done.add(place);
    if (!fork.outcome().ok() && !fork.outcome().lost()) {
      failed.add(place.who());
    }
    return Optional.empty();
  }

  /** The next fork; empty when all were run. */
  Optional<ForkRequest> next() {
    return repeat
        .or(() -> missing(screening).map(place -> request(place, 0)))
        .or(() -> missing(fresh()).map(place -> request(place, 0)));
  }

  /** Forks that are still to come as far as is known. */
  int expected() {
    return (int)
        Stream.concat(screening.stream(), fresh.stream().flatMap(Deque::stream))
            .filter(this::isMissing)
            .count();
  }

  /** The next missing one. What is not missing never will be again, and is removed. */
  private Optional<Place> missing(Deque<Place> places) {
    while (!places.isEmpty() && !isMissing(places.getFirst())) {
      places.removeFirst();
    }
    return Optional.ofNullable(places.peekFirst());
  }

  /** A pair of which one has failed needs no more forks. */
  private boolean isMissing(Place place) {
    return !done.contains(place)
        && failed.stream()
            .noneMatch(who ->
                who.point().equals(place.who().point())
                    && who.contender().in("").equals(place.who().contender().in("")));
  }

  /** Fixed by the screening blocks when these are complete. */
  private Deque<Place> fresh() {
    if (!plan.confirms()) {
      return new ArrayDeque<>();
    }
    if (fresh.isEmpty()) {
      List<Pair> pairs =
          Stream.concat(
                  GateRules.suspected(plan, journal).stream(),
                  Stream.of(plan.sameTwice(), plan.slowed()))
              .toList();
      fresh =
          Optional.of(
              new ArrayDeque<>(
                  blocks(SCREENING_BLOCKS + 1, SCREENING_BLOCKS + CONFIRMING_BLOCKS, pairs)));
    }
    return fresh.get();
  }

  /** Where stored forks stand for the baseline, it is not run. */
  private boolean isScreening(Place place) {
    return plan.stored().isEmpty() || place.who().contender().variant().equals(GatePlan.CANDIDATE);
  }

  private List<Place> blocks(int first, int last, List<Pair> pairs) {
    return IntStream.rangeClosed(first, last)
        .boxed()
        .flatMap(block -> block(block, pairs).stream())
        .toList();
  }

  /** Pairs that share a contender are one group, so that each is run once. */
  private Collection<Place> block(int block, List<Pair> pairs) {
    Map<Who, Set<Who>> groups = new HashMap<>();
    List<Set<Who>> order = new ArrayList<>();
    for (Pair pair : pairs) {
      Who baseline = new Who(pair.point(), pair.baseline());
      Set<Who> group =
          groups.computeIfAbsent(
              baseline,
              who -> {
                Set<Who> fresh = new LinkedHashSet<>(List.of(who));
                order.add(fresh);
                return fresh;
              });
      group.add(new Who(pair.point(), pair.candidate()));
    }
    Set<Place> places = new LinkedHashSet<>();
    int number = 0;
    for (Set<Who> group : SeededOrder.shuffled(order, plan.run().seed(), block)) {
      SeededOrder.shuffled(List.copyOf(group), plan.run().seed(), block, ++number)
          .forEach(who -> places.add(new Place(who, block)));
    }
    return places;
  }

  private ForkRequest request(Place place, int attempt) {
    return new ForkRequest(
        cell(place.who().point()),
        place.who().contender(),
        place.block(),
        attempt,
        Role.MEASURED,
        plan.run().protocol());
  }

  private Cell cell(Point point) {
    Cell cell = cells.get(point);
    if (cell == null) {
      throw new IllegalArgumentException(point + " is not in the plan");
    }
    return cell;
  }
}
