package org.concurrencyatlas.report.timeline;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LanePlot;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.view.ModelMarks;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Span.Activity;
import org.concurrencyatlas.result.store.TracedBatch;

/** The pictures of a trace. */
public final class Timelines {
  private static final String KEY =
      "solid: computes · hatched: waits and holds its thread · line: waits without a thread"
          + " · dotted: ready, but no processor is free";

  /** Where nothing is known of the inside of a task but how long its thread computed. */
  private static final String KEY_OF_WHOLE_TASKS =
      "solid: CPU time of the task, drawn at its beginning · hatched: the rest, its thread waits"
          + " · line: under way without a thread of its own · dotted: ready, but no processor is free";

  private Timelines() {}

  /** One picture of all batches, if there are several, and one of each. */
  public static List<Picture> of(
      List<TracedBatch> batches, Environment environment, ModelDirectory models) {
    List<Timeline> all = batches.stream().map(batch -> Timeline.of(batch, models)).toList();
    List<Picture> pictures = new ArrayList<>();
    if (all.size() > 1) {
      pictures.add(picture("timeline", together(all), all, environment, models));
    }
    for (Timeline each : all) {
      String name = "timeline-" + each.batch().contender();
      pictures.add(picture(fileName(name), alone(each), List.of(each), environment, models));
    }
    return pictures;
  }

  private static Picture picture(
      String name,
      String title,
      List<Timeline> timelines,
      Environment environment,
      ModelDirectory models) {
    TracedBatch any = timelines.getFirst().batch();
    return new Picture(
        name,
        title,
        work(any.point())
            + " · "
            + (timelines.stream().anyMatch(each -> each.batch().whole())
                ? KEY_OF_WHOLE_TASKS
                : KEY),
        method(timelines, environment),
        note(title, timelines),
        new LanePlot(timelines.stream().map(each -> panel(each, new ModelMarks(models))).toList()));
  }

  private static LanePlot.Panel panel(Timeline timeline, ModelMarks marks) {
    String model = timeline.batch().contender().model();
    List<String> notes = new ArrayList<>();
    if (timeline.lanes().isEmpty()) {
      notes.add(timeline.mostFloating() + " without a thread");
    } else {
      notes.add(timeline.laneCount());
    }
    if (timeline.mostFloating() > 0 && !timeline.lanes().isEmpty()) {
      notes.add(timeline.mostFloating() + " wait without one");
    }
    return new LanePlot.Panel(
        Label.of(marks, model, ""),
        notes,
        timeline.failed() ? "did not finish: " + timeline.batch().failure() : "",
        timeline.batch().nanos(),
        time(timeline),
        timeline.lanes(),
        timeline.kind().word(),
        timeline.floating());
  }

  /** The fastest, the one with the most lanes, and the slowest. */
  private static String together(List<Timeline> timelines) {
    List<Timeline> byTime =
        timelines.stream()
            .filter(each -> !each.failed())
            .sorted(Comparator.comparingLong(each -> each.batch().nanos()))
            .toList();
    if (byTime.isEmpty()) {
      return "No model finished";
    }
    Timeline first = byTime.getFirst();
    Timeline widest = Collections.max(byTime, Comparator.comparingInt(each -> each.lanes().size()));
    String others =
        Stream.of(widest, byTime.getLast())
            .filter(each -> !each.equals(first))
            .distinct()
            .map(each -> ", %s %s on %s".formatted(who(each), time(each), lanes(each, first)))
            .collect(Collectors.joining());
    return "The same %s: %s takes %s on %s%s"
        .formatted(tasks(first), who(first), time(first), first.laneCount(), others);
  }

  /** The number of lanes; what they are is said where it is not what it was before. */
  private static String lanes(Timeline timeline, Timeline before) {
    return timeline.kind() == before.kind()
        ? Integer.toString(timeline.lanes().size())
        : timeline.laneCount();
  }

  private static String alone(Timeline timeline) {
    if (timeline.failed()) {
      return who(timeline) + " did not finish: " + timeline.batch().failure();
    }
    String what =
        "%s: %s in %s on %s"
            .formatted(who(timeline), tasks(timeline), time(timeline), timeline.laneCount());
    if (timeline.mostFloating() > 0) {
      String how = timeline.batch().whole() ? "are under way" : "wait";
      return what + ", while up to %d %s without one".formatted(timeline.mostFloating(), how);
    }
    String which = timeline.lanes().size() == 1 ? "which waits" : "which wait";
    double waiting = timeline.share(Activity.WAIT);
    return waiting > 0
        ? what + ", %s for %s of that time".formatted(which, Numbers.wholePercent(waiting))
        : what;
  }

  private static SpeakerNote note(String title, List<Timeline> timelines) {
    List<String> says = new ArrayList<>(List.of(title + "."));
    for (Timeline each : timelines) {
      if (!each.failed() && each.lanes().isEmpty()) {
        says.add(
            "%s: up to %d tasks under way without a thread of their own."
                .formatted(each.batch().contender(), each.mostFloating()));
      } else if (!each.failed()) {
        says.add(
            "%s: %s, which compute %s of the batch's %s and hold on through waits for %s of it."
                .formatted(
                    each.batch().contender(),
                    each.laneCount(),
                    Numbers.wholePercent(each.share(Activity.COMPUTE)),
                    time(each),
                    Numbers.wholePercent(each.share(Activity.WAIT))));
      }
    }
    return new SpeakerNote(
        says,
        List.of(
            "This is one batch of each model, for its shape. Which is faster, and how sure that"
                + " is, only a run can tell.",
            "A gap between the boxes of one task is the operating system running something else;"
                + " what is shorter than a tenth of a millisecond is not seen.",
            "Each model has its own setting; a pool of another size has another shape."));
  }

  /** The point, without the concurrency where each model has its own. */
  private static String work(Point point) {
    boolean own = Long.valueOf(0).equals(point.parameters().get(Point.CONCURRENCY));
    return PointName.of(own ? point.without(Point.CONCURRENCY) : point);
  }

  private static String method(List<Timeline> timelines, Environment environment) {
    TracedBatch any =
        timelines.stream()
            .filter(each -> !each.failed())
            .findFirst()
            .orElse(timelines.getFirst())
            .batch();
    String processors = " (" + Numbers.count(environment.processors(), "processor") + ")";
    String commit = environment.commit();
    return Stream.of(
            "the batch of median length of %d, after %s of warm-up in a fresh JVM"
                .formatted(any.batches(), Numbers.nanos(1e6 * any.warmupMillis())),
            "JDK " + environment.jdk(),
            environment.cpu().isBlank() ? "" : environment.cpu() + processors,
            LocalDate.ofInstant(any.startedAt(), ZoneOffset.UTC).toString(),
            commit.isBlank() ? "" : "commit " + commit)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  private static String who(Timeline timeline) {
    return timeline.batch().contender().toString();
  }

  private static String tasks(Timeline timeline) {
    return Numbers.count(timeline.batch().point().parameter(Point.TASKS), "task");
  }

  static String time(Timeline timeline) {
    return Numbers.nanos((double) timeline.batch().nanos());
  }

  private static String fileName(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
  }
}
