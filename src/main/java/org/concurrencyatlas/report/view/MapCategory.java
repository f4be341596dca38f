package org.concurrencyatlas.report.view;

import org.concurrencyatlas.report.format.Numbers;

/**
 * What a map can claim of a cell: the one table of words and grounds, from which legend, picture,
 * page and sentences are made.
 */
public enum MapCategory {
  /** A win that survives the strict correction over the map. */
  CERTIFIED("certified win", "%d won", Ground.SOLID),
  /** A win that survives the weaker correction only. */
  PROVISIONAL("provisional win", "%d won", Ground.HATCHED),
  /** Nobody is better by more than ε. */
  NOT_BEATEN("nobody better by more than %s", "%d best within %s", Ground.FRAMED),
  /** All that are left are within ε. */
  TIE("tie within %s", "%d tied", Ground.BARS),
  /** All contenders reach the physical limit. */
  LIMIT_BOUND("limit-bound: any model will do", "%d limit-bound", Ground.CAPPED),
  /** The forks do not decide. */
  UNDECIDED("undecided", "%d undecided", Ground.OPEN),
  /** Nobody finished. */
  NOBODY("nobody finished", "%d unfinished", Ground.CROSSED);

  /** The ground of a tile, distinguishable in grey too: what is certain is solid. */
  public enum Ground {
    SOLID,
    HATCHED,
    FRAMED,
    /** An upright bar for each that ties. */
    BARS,
    /** A bar along the upper edge. */
    CAPPED,
    /** A dashed rim around nothing. */
    OPEN,
    CROSSED;

    /** Whether letters can be read on it as it is. */
    public boolean isPlain() {
      return switch (this) {
        case SOLID, FRAMED, CAPPED, OPEN -> true;
        case HATCHED, BARS, CROSSED -> false;
      };
    }
  }

  private final String words;
  private final String counted;
  private final Ground ground;

  MapCategory(String words, String counted, Ground ground) {
    this.words = words;
    this.counted = counted;
    this.ground = ground;
  }

  /**
   * For a legend.
   *
   * @param epsilon differences up to this share do not matter
   */
  public String words(double epsilon) {
    return words.formatted(Numbers.share(epsilon));
  }

  /** A number of cells in a sentence: {@code 2 ties}, {@code 6 best within 5 %}. */
  public String counted(int cells, double epsilon) {
    return this == TIE
        ? Numbers.count(cells, "tie")
        : counted.formatted(cells, Numbers.share(epsilon));
  }

  public Ground ground() {
    return ground;
  }

  /** Whether one contender stands out. */
  public boolean hasWinner() {
    return this == CERTIFIED || this == PROVISIONAL;
  }
}
