package org.concurrencyatlas.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The suites check their own answers, so it is enough to call each method once. */
@Timeout(60)
class PoolSuiteTest {
  private final PoolSuite suite = new PoolSuite();
  private final PoolSuite.Work work = new PoolSuite.Work();

  @Test
  void everyMeasuredMethodGetsRightAnswers() throws Exception {
    PoolSuite.Adaptive adaptive = opened(new PoolSuite.Adaptive());
    suite.singly(work, adaptive);
    suite.inChunks(work, adaptive);
    suite.tasksOf100Micros(adaptive);
    suite.tasksOf1Milli(adaptive);
    adaptive.close();

    PoolSuite.SingleWorker single = opened(new PoolSuite.SingleWorker());
    assertThat(suite.closedLoop(single)).isEqualTo(9);
    assertThat(suite.mebibyteCopied(work, single)).isEqualTo(1 << 20);
    CRC32 sum = new CRC32();
    sum.update(work.mebibyte);
    assertThat(suite.mebibyteInPlace(work, single)).isEqualTo(sum.getValue());
    single.close();

    PoolSuite.Ring ring = opened(new PoolSuite.Ring());
    assertThat(suite.closedLoopSpinning(ring)).isEqualTo(9);
    ring.close();
  }

  @Test
  void aWorkerIsStartedAndReplaced() throws Exception {
    PoolStartSuite starts = new PoolStartSuite();
    PoolStartSuite.Unopened unopened = new PoolStartSuite.Unopened();
    assertThat(starts.firstAnswer(unopened)).isEqualTo(9);
    unopened.close();

    PoolStartSuite.WorkerKilled killed = new PoolStartSuite.WorkerKilled();
    killed.spares = 1;
    killed.kill();
    assertThat(starts.replaced(killed)).isEqualTo(9);
    killed.close();
  }

  private static <P extends PoolSuite.Pool> P opened(P pool) throws Exception {
    pool.open();
    return pool;
  }
}
