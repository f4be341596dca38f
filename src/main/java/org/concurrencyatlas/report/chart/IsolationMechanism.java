package org.concurrencyatlas.report.chart;

import java.util.Optional;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.result.Contender;

/** How a message comes from a submitter to where it is read. */
enum IsolationMechanism {
  SAME_THREAD("same thread"),
  OTHER_THREAD("another thread"),
  OTHER_ACTOR("another actor"),
  PIPE("pipe"),
  UNIX_SOCKET("Unix socket"),
  TCP("TCP"),
  RING("ring"),
  REFERENCE("reference"),
  CLUSTER("cluster"),
  BROKER("broker");

  private static final String WINDOW = "window";

  private final String label;

  IsolationMechanism(String label) {
    this.label = label;
  }

  /** The mechanism of a contender, by what its model says of itself; empty when it is unknown. */
  static Optional<IsolationMechanism> of(Contender contender, ModelDirectory models) {
    return models
        .get(contender.model())
        .flatMap(model -> of(contender, model.configured(contender.settings())));
  }

  private static Optional<IsolationMechanism> of(Contender contender, ModelInfo model) {
    if (model.is(ModelInfo.Trait.THROUGH_A_BROKER)) {
      return Optional.of(BROKER);
    }
    if (model.is(Trait.PASSES_MESSAGES)) {
      return Optional.of(model.processes().isPresent() ? CLUSTER : OTHER_ACTOR);
    }
    if (model.processes().isPresent()) {
      return toProcess(contender);
    }
    return Optional.of(model.admission().isEmpty() ? SAME_THREAD : OTHER_THREAD);
  }

  /**
   * Whether as many messages are under way as the contender sees fit, and not one at a time: a
   * window of one to a process, and a single actor, which is sent the next when it has answered.
   */
  boolean streams(Contender contender, ModelDirectory models) {
    String bound =
        this == OTHER_ACTOR || this == CLUSTER
            ? models.get(contender.model()).map(ModelInfo::admission).orElse(WINDOW)
            : WINDOW;
    return !"1".equals(contender.settings().get(bound));
  }

  String label() {
    return label;
  }

  Mark mark() {
    return switch (this) {
      case SAME_THREAD -> mark(0x4D4D4D, 0xC8C8C8, Mark.Shape.SQUARE);
      case OTHER_THREAD -> mark(0x2E95CF, 0x56B4E9, Mark.Shape.DIAMOND);
      case OTHER_ACTOR -> mark(0xD55E00, 0xFF7A1A, Mark.Shape.BAR);
      case PIPE -> mark(0xB5628F, 0xDD8CB9, Mark.Shape.PLUS);
      case UNIX_SOCKET -> mark(0x3F6F21, 0x9CCB6B, Mark.Shape.TRIANGLE_DOWN);
      case TCP -> mark(0x8B5A2B, 0xD9A066, Mark.Shape.TRIANGLE_UP);
      case RING -> mark(0x7A3E9D, 0xC79BE3, Mark.Shape.CIRCLE);
      case REFERENCE -> mark(0x9E1B4F, 0xF07CA8, Mark.Shape.STAR);
      case CLUSTER -> mark(0x00695C, 0x4DB6AC, Mark.Shape.BOW_TIE);
      case BROKER -> mark(0xC2410C, 0xFDA474, Mark.Shape.HOURGLASS);
    };
  }

  boolean leavesTheProcess() {
    return this != SAME_THREAD && this != OTHER_THREAD && this != OTHER_ACTOR;
  }

  private static Optional<IsolationMechanism> toProcess(Contender contender) {
    return switch (contender.settings().getOrDefault("transport", "pipe")) {
      case "pipe" ->
          Optional.of("link".equals(contender.settings().get("large")) ? PIPE : REFERENCE);
      case "unix-socket" -> Optional.of(UNIX_SOCKET);
      case "tcp" -> Optional.of(TCP);
      case "ring" -> Optional.of(RING);
      default -> Optional.empty();
    };
  }

  private static Mark mark(int onLight, int onDark, Mark.Shape shape) {
    return new Mark(onLight, onDark, shape, true);
  }
}
