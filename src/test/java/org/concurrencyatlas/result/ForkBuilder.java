package org.concurrencyatlas.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.result.latency.Latency;

/** Makes forks for tests: measured and successful, with nothing known, until it is told more. */
public final class ForkBuilder {
  private Point point;
  private Contender contender;
  private int sequence;
  private int block;
  private int attempt;
  private Role role = Role.MEASURED;
  private long warmupMillis = 3_000;
  private Outcome outcome = Outcome.OK;
  private List<Iteration> iterations = List.of();
  private double limitNanos = Double.NaN;
  private ResourceUsage costs = ResourceUsage.UNKNOWN;
  private Noise noise = Noise.UNKNOWN;
  private String environment = "";
  private Instant startedAt = Instant.EPOCH;
  private long elapsedMillis = 9_000;
  private Optional<JvmActivity> jvm = Optional.empty();
  private Optional<Latency> latency = Optional.empty();

  private ForkBuilder(Point point, Contender contender) {
    this.point = point;
    this.contender = contender;
  }

  /** The first fork of a journal. */
  public static ForkBuilder of(Point point, Contender contender) {
    return new ForkBuilder(point, contender);
  }

  /** A fork like another one. */
  public static ForkBuilder like(ForkResult fork) {
    ForkBuilder builder = new ForkBuilder(fork.point(), fork.contender());
    builder.sequence = fork.sequence();
    builder.block = fork.block();
    builder.attempt = fork.attempt();
    builder.role = fork.role();
    builder.warmupMillis = fork.warmupMillis();
    builder.outcome = fork.outcome();
    builder.iterations = fork.iterations();
    builder.limitNanos = fork.limitNanosPerBatch();
    builder.costs = fork.costs();
    builder.noise = fork.noise();
    builder.environment = fork.environment();
    builder.startedAt = fork.startedAt();
    builder.elapsedMillis = fork.elapsedMillis();
    builder.jvm = fork.jvm();
    builder.latency = fork.latency();
    return builder;
  }

  public ForkBuilder point(Point value) {
    point = value;
    return this;
  }

  public ForkBuilder contender(Contender value) {
    contender = value;
    return this;
  }

  public ForkBuilder sequence(int value) {
    sequence = value;
    return this;
  }

  public ForkBuilder block(int value) {
    block = value;
    return this;
  }

  public ForkBuilder attempt(int value) {
    attempt = value;
    return this;
  }

  public ForkBuilder role(Role value) {
    role = value;
    return this;
  }

  public ForkBuilder warmupMillis(long value) {
    warmupMillis = value;
    return this;
  }

  public ForkBuilder outcome(Outcome value) {
    outcome = value;
    return this;
  }

  public ForkBuilder iterations(List<Iteration> value) {
    iterations = value;
    return this;
  }

  public ForkBuilder limitNanos(double value) {
    limitNanos = value;
    return this;
  }

  public ForkBuilder costs(ResourceUsage value) {
    costs = value;
    return this;
  }

  public ForkBuilder noise(Noise value) {
    noise = value;
    return this;
  }

  public ForkBuilder environment(String value) {
    environment = value;
    return this;
  }

  public ForkBuilder startedAt(Instant value) {
    startedAt = value;
    return this;
  }

  public ForkBuilder elapsedMillis(long value) {
    elapsedMillis = value;
    return this;
  }

  /** The fork. */
  public ForkResult build() {
    return new ForkResult(
        sequence,
        point,
        contender,
        block,
        attempt,
        role,
        warmupMillis,
        outcome,
        iterations,
        limitNanos,
        costs,
        noise,
        environment,
        startedAt,
        elapsedMillis,
        jvm,
        latency);
  }
}
