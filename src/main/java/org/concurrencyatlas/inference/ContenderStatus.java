package org.concurrencyatlas.inference;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Who is still in a cell's contest. Contenders are named by their position in the cell. One
 * <em>contends</em> while it may still win, <em>survives</em> while it is not eliminated either,
 * and is <em>active</em> while blocks run it.
 */
public final class ContenderStatus {
  private final int contenders;
  private final String[] defects;
  private final String[] eliminations;
  private final boolean[] dropped;

  ContenderStatus(int contenders) {
    this.contenders = contenders;
    this.defects = new String[contenders];
    this.eliminations = new String[contenders];
    this.dropped = new boolean[contenders];
    Arrays.fill(defects, "");
    Arrays.fill(eliminations, "");
  }

  int size() {
    return contenders;
  }

  /**
   * Takes what a contender's forks say of it.
   *
   * @param defect why it cannot win; empty when it can
   * @param noMore whether it is not run again
   */
  void judge(int i, String defect, boolean noMore) {
    defects[i] = defect;
    dropped[i] = noMore;
  }

  /** Takes a contender out that was beaten. */
  void eliminate(int i, String reason) {
    eliminations[i] = reason;
  }

  /** Why a contender cannot win; empty when it can. */
  public String defect(int i) {
    return defects[i];
  }

  /** Who eliminated a contender, and when; empty when nobody did. */
  public String elimination(int i) {
    return eliminations[i];
  }

  boolean contends(int i) {
    return defects[i].isEmpty();
  }

  boolean survives(int i) {
    return contends(i) && eliminations[i].isEmpty();
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
        .filter(i -> eliminations[i].isEmpty() && !dropped[i])
        .filter(i -> contends(i) || beforeFirstLook);
  }
}
