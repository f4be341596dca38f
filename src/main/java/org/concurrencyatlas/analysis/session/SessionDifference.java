package org.concurrencyatlas.analysis.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.RunPlan;

/**
 * Something in which a session differs from the first, so that the two may not be samples of one
 * thing.
 *
 * @param field what, in the reader's words
 * @param first its value in the first session
 * @param session the other session's name
 * @param other its value there
 */
public record SessionDifference(String field, String first, String session, String other) {
  /** Every difference of a session to the first, session by session. */
  public static List<SessionDifference> of(List<SessionInput> sessions) {
    List<SessionDifference> differences = new ArrayList<>();
    SequencedMap<String, String> first = fields(sessions.getFirst());
    for (SessionInput session : sessions.subList(1, sessions.size())) {
      fields(session)
          .forEach((field, value) -> {
            String expected = first.getOrDefault(field, "");
            if (!expected.equals(value)) {
              differences.add(new SessionDifference(field, expected, session.name(), value));
            }
          });
    }
    return List.copyOf(differences);
  }

  /**
   * Two sessions that are one: the same run given twice, or a copy of its folder.
   *
   * @return the names of the first such two; empty when every session is one of its own
   */
  public static Optional<List<String>> sameTwice(List<SessionInput> sessions) {
    for (int i = 0; i < sessions.size(); i++) {
      for (SessionInput other : sessions.subList(i + 1, sessions.size())) {
        if (sessions.get(i).isSameAs(other)) {
          return Optional.of(List.of(sessions.get(i).name(), other.name()));
        }
      }
    }
    return Optional.empty();
  }

  /** What must be equal for two sessions to be samples of one thing, by its name for the reader. */
  public static SequencedMap<String, String> fields(SessionInput session) {
    RunPlan plan = session.plan();
    Protocol protocol = plan.protocol();
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("ε", String.valueOf(plan.epsilon()));
    fields.put("α", String.valueOf(plan.alpha()));
    fields.put("warm-up", seconds(protocol.warmupMillis()));
    fields.put("longest warm-up", seconds(protocol.maxWarmupMillis()));
    fields.put("number of iterations", String.valueOf(protocol.iterations()));
    fields.put("length of an iteration", seconds(protocol.iterationMillis()));
    fields.put("order of the forks", plan.order().toString());
    fields.put("JVM arguments", String.join(" ", plan.jvmArguments()));
    fields.putAll(session.environment().sameness());
    return fields;
  }

  private static String seconds(long millis) {
    return Duration.ofMillis(millis).toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
