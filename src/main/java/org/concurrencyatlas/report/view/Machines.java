package org.concurrencyatlas.report.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;

/**
 * The machines that the forks of a run were measured on, M1, M2 and so on in the order of its
 * shards. Machines that are alike in all that makes forks comparable count as one: processor and
 * their number, JVM, jar.
 *
 * @param marks a mark for each {@link Environment#id} that forks name
 * @param known what is known of them, by id
 * @param byPoint the ids of the machines that a point was measured on
 */
public record Machines(
    SequencedMap<String, String> marks,
    Map<String, Environment> known,
    Map<Point, SequencedSet<String>> byPoint) {
  private static final int DIGEST_DIGITS = 10;

  /**
   * The machines of a run.
   *
   * @param environments those that the run's folder holds, that of its beginning first
   * @param forks the journal
   */
  static Machines of(List<Environment> environments, List<ForkResult> forks) {
    Map<String, Environment> known = new LinkedHashMap<>();
    environments.forEach(each -> known.putIfAbsent(each.id(), each));
    Map<Point, SequencedSet<String>> byPoint = new LinkedHashMap<>();
    for (ForkResult fork : forks) {
      byPoint.computeIfAbsent(fork.point(), _ -> new LinkedHashSet<>()).add(fork.environment());
    }
    List<String> measured = byPoint.values().stream().flatMap(SequencedSet::stream).toList();
    SequencedMap<String, String> marks = new LinkedHashMap<>();
    Stream.concat(known.keySet().stream(), measured.stream())
        .filter(measured::contains)
        .distinct()
        .forEach(id -> marks.put(id, "M" + (marks.size() + 1)));
    return new Machines(marks, known, byPoint);
  }

  /** Whether there are several, which reports must distinguish. */
  public boolean several() {
    return marks.size() > 1;
  }

  /** The mark of the machine of a cell; empty where there is one machine, or nothing measured. */
  public Optional<String> mark(Point point) {
    return Optional.ofNullable(byPoint.get(point))
        .filter(_ -> several())
        .map(ids -> ids.stream().map(marks::get).collect(Collectors.joining("+")));
  }

  /** The {@link Environment#id} of the machine of a cell; several where they are mixed. */
  public String ids(Point point) {
    return String.join("+", byPoint.getOrDefault(point, new LinkedHashSet<>()));
  }

  /** The cells by their machine: only those of one machine stand on one line. */
  public Collection<List<CellSummary>> alike(List<CellSummary> cells) {
    SequencedMap<SequencedSet<String>, List<CellSummary>> byMachine = new LinkedHashMap<>();
    for (CellSummary cell : cells) {
      SequencedSet<String> ids =
          several()
              ? byPoint.getOrDefault(cell.verdict().point(), new LinkedHashSet<>())
              : new LinkedHashSet<>();
      byMachine.computeIfAbsent(ids, _ -> new ArrayList<>()).add(cell);
    }
    return byMachine.values();
  }

  /**
   * Each machine of these points by its mark, with what distinguishes it from the others; nothing
   * where there is one machine.
   */
  public List<String> descriptions(List<Point> points) {
    if (!several()) {
      return List.of();
    }
    List<String> shown =
        points.stream()
            .flatMap(point -> Optional.ofNullable(byPoint.get(point)).stream())
            .flatMap(SequencedSet::stream)
            .distinct()
            .toList();
    return marks.keySet().stream()
        .filter(shown::contains)
        .map(id -> marks.get(id) + ": " + differing(id))
        .toList();
  }

  private String differing(String id) {
    Environment environment = known.get(id);
    if (environment == null) {
      return "not known";
    }
    List<String> parts = new ArrayList<>();
    environment
        .sameness()
        .forEach((what, value) -> {
          if (differs(what)) {
            parts.add(worded(what, value));
          }
        });
    return parts.isEmpty() ? environment.cpu() : String.join(", ", parts);
  }

  private boolean differs(String what) {
    return known.entrySet().stream()
            .filter(each -> marks.containsKey(each.getKey()))
            .map(each -> each.getValue().sameness().getOrDefault(what, ""))
            .distinct()
            .count()
        > 1;
  }

  private static String worded(String what, String value) {
    return switch (what) {
      case "number of processors" -> Numbers.count(Long.parseLong(value), "processor");
      case "JVM" -> "JDK " + value;
      case "jar" -> "jar " + value.substring(0, Math.min(DIGEST_DIGITS, value.length()));
      default -> value;
    };
  }
}
