package org.concurrencyatlas.plan;

import java.time.Duration;
import java.util.List;
import org.concurrencyatlas.result.Protocol;

/**
 * A named plan.
 *
 * @param name what the user calls it
 * @param description one line
 * @param contests what is compared
 * @param protocol how a fork measures
 * @param looks numbers of blocks at which verdicts may be drawn
 * @param epsilon differences up to this share do not matter
 * @param sentinelShare share of the cells that get long forks
 * @param budget time after which no new block is started
 */
public record Profile(
    String name,
    String description,
    List<Contest> contests,
    Protocol protocol,
    List<Integer> looks,
    double epsilon,
    double sentinelShare,
    Duration budget) {

  /**
   * One cell to be.
   *
   * @param point the point as the user would write it; a {@code concurrency} above 0 makes it a
   *     matched cell, in which every model admits that many tasks at once
   * @param contenders models or contenders as the user would write them
   */
  public record Contest(String point, List<String> contenders) {
    public Contest {
      contenders = List.copyOf(contenders);
    }

    static Contest of(String point, List<String> contenders) {
      return new Contest(point, contenders);
    }
  }

  public Profile {
    contests = List.copyOf(contests);
    looks = List.copyOf(looks);
  }
}
