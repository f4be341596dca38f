package org.concurrencyatlas.plan.shard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.CallCost;

/**
 * Cuts a plan into shards. Each machine makes the same plan from the same options and takes its own
 * part of it, so that machines need not talk to each other: nothing in the plan but its time may
 * come from the clock or from the machine.
 */
public final class PlanCut {
  private static final int IDENTITY_DIGITS = 16;

  /** What may differ between the shards of one plan: when it was fixed, and the cut itself. */
  private static final List<String> NOT_SHARED = List.of("createdAt", "shards");

  private PlanCut() {}

  /**
   * The plan of a shard: the whole plan, with the part that is to be measured.
   *
   * @param whole the plan
   * @param seeded whether the user chose its seed; else the seed follows from the rest of the plan,
   *     for one from the clock would be another on each machine
   * @throws UsageException when there are fewer cells than shards
   */
  public static RunPlan of(RunPlan whole, Shard shard, boolean seeded) {
    int cells = whole.cells().size();
    if (shard.count() > cells) {
      throw new UsageException(
          "the plan has %d %s, and %d shards were asked for: some would be empty; give %d at most"
              .formatted(cells, cells == 1 ? "cell" : "cells", shard.count(), cells));
    }
    RunPlan plan = seeded ? whole : whole.within(Optional.of(seed(whole)), whole.budgetMillis());
    return plan.cut(Shards.one(shard.index(), shard.count(), identity(plan)), whole.createdAt());
  }

  /** Sixteen hexadecimal digits, equal where the whole plans are. */
  public static String identity(RunPlan plan) {
    return HexFormat.of().formatHex(digest(fields(plan))).substring(0, IDENTITY_DIGITS);
  }

  /**
   * The first field in which two plans differ, as it is called in their files; empty when they are
   * one plan.
   */
  public static Optional<String> difference(RunPlan one, RunPlan other) {
    Map<String, Object> others = fields(other);
    return fields(one).entrySet().stream()
        .filter(field -> !field.getValue().equals(others.get(field.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static long seed(RunPlan plan) {
    SequencedMap<String, Object> fields = fields(plan);
    fields.remove("seed");
    String digits = HexFormat.of().formatHex(digest(fields)).substring(0, IDENTITY_DIGITS);
    return Long.parseUnsignedLong(digits, 16) & Long.MAX_VALUE;
  }

  /** The plan's file, field by field, without what a machine may have of its own. */
  private static SequencedMap<String, Object> fields(RunPlan plan) {
    SequencedMap<String, Object> fields = Json.fields(plan);
    NOT_SHARED.forEach(fields::remove);
    fields.replace("variants", plan.variants().stream().map(PlanCut::shared).toList());
    fields.replace("tasks", plan.tasks().stream().map(PlanCut::shared).toList());
    return fields;
  }

  /** Where the files of a variant lie is a machine's own; what they hold is not. */
  private static Variant shared(Variant variant) {
    return new Variant(variant.name(), List.of(), "", variant.jvmArguments(), variant.contents());
  }

  /** What a call costs is a machine's own, as the answer is of a method that never repeats one. */
  private static DeclaredTask shared(DeclaredTask task) {
    return new DeclaredTask(
        task.id(),
        task.method(),
        task.setup(),
        task.teardown(),
        task.asynchronous(),
        task.repeatable(),
        task.repeatable() ? task.answers() : List.of(),
        CallCost.UNKNOWN);
  }

  private static byte[] digest(SequencedMap<String, Object> fields) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(Json.line(fields).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
