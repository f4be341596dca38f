package org.concurrencyatlas.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concurrencyatlas.verdict.Exclusion;

/**
 * Who is still in a cell's contest. Contenders are named by their position in the cell. One
 * <em>contends</em> while it may still win, <em>survives</em> while it is not eliminated either,
 * and is <em>active</em> while blocks run it.
 */
public final class ContenderStatus {
  private final int contenders;
  private final List<Optional<Exclusion>> defects;
  private final List<Optional<Exclusion.Beaten>> eliminations;
  private final boolean[] dropped;

  ContenderStatus(int contenders) {
    this.contenders = contenders;
    this.defects = new ArrayList<>(Collections.nCopies(contenders, Optional.empty()));
    this.eliminations = new ArrayList<>(Collections.nCopies(contenders, Optional.empty()));
    this.dropped = new boolean[contenders];
  }

  int size() {
    return contenders;
  }

  /**
   * Updates a contender from its forks.
   *
   * @param defect why it cannot win; empty when it can
   * @param noMore whether it is not run again
   */
  void judge(int i, Optional<Exclusion> defect, boolean noMore) {
    defects.set(i, defect);
    dropped[i] = noMore;
  }

  /** Takes a contender out that was beaten. */
  void eliminate(int i, Exclusion.Beaten reason) {
    eliminations.set(i, Optional.of(reason));
  }

  /** Why a contender cannot win; empty when it can. */
  public Optional<Exclusion> defect(int i) {
    return defects.get(i);
  }

  /** Which rival eliminated a contender, and when; empty when none did. */
  public Optional<Exclusion.Beaten> elimination(int i) {
    return eliminations.get(i);
  }

  boolean contends(int i) {
    return defects.get(i).isEmpty();
  }

  boolean survives(int i) {
    return contends(i) && eliminations.get(i).isEmpty();
  }

  public IntStream contending() {
    return IntStream.range(0, contenders).filter(this::contends);
  }

  IntStream survivors() {
    return IntStream.range(0, contenders).filter(this::survives);
  }

  /**
   * Those that the next block runs. One that failed once cannot win, but is run up to the first
   * look so that its figures can be shown.
   */
  IntStream active(boolean beforeFirstLook) {
    return IntStream.range(0, contenders)
        .filter(i -> eliminations.get(i).isEmpty() && !dropped[i])
        .filter(i -> contends(i) || beforeFirstLook);
  }
}
