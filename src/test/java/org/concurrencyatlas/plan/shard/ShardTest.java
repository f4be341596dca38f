package org.concurrencyatlas.plan.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  private static final Map<String, String> NONE = Map.of();

  @Test
  @DisplayName("an index and a count are taken as they are")
  void plain() {
    assertThat(Shard.parse("2/5", NONE)).isEqualTo(new Shard(2, 5));
    assertThat(Shard.parse("1/1", NONE)).isEqualTo(new Shard(1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "a/5", "2/b", "-1/5", "2/5/1", "2/9999999", "automatic", "auto/"})
  @DisplayName("anything else is refused in one line that says what is allowed")
  void noShard(String text) {
    assertThatThrownBy(() -> Shard.parse(text, NONE))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--shard " + text + " is not allowed; give INDEX/COUNT like 2/5")
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"0/5, 0", "6/5, 6"})
  @DisplayName("a shard beyond the ends does not exist")
  void beyond(String text, int index) {
    assertThatThrownBy(() -> Shard.parse(text, NONE))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--shard %s is shard %d of 5, which does not exist; give 1/5 to 5/5", text, index);
  }

  @Test
  @DisplayName("a plan cannot be cut into no shard")
  void noCount() {
    assertThatThrownBy(() -> Shard.parse("0/0", NONE))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  @DisplayName("Kubernetes counts from 0, and the count comes from the option or the Job")
  void kubernetes() {
    assertThat(Shard.parse("auto/5", Map.of("JOB_COMPLETION_INDEX", "0")))
        .isEqualTo(new Shard(1, 5));
    assertThat(
            Shard.parse(
                "auto", Map.of("JOB_COMPLETION_INDEX", "4", "CONCURRENCY_ATLAS_SHARDS", "5")))
        .isEqualTo(new Shard(5, 5));
    assertThatThrownBy(() -> Shard.parse("auto", Map.of("JOB_COMPLETION_INDEX", "4")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("the variable CONCURRENCY_ATLAS_SHARDS is not set; ");
    assertThatThrownBy(() -> Shard.parse("auto/5", Map.of("JOB_COMPLETION_INDEX", "5")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is shard 6 of 5");
    assertThatThrownBy(() -> Shard.parse("auto/5", Map.of("JOB_COMPLETION_INDEX", "x")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("the variable JOB_COMPLETION_INDEX is \"x\" and no number");
  }

  @ParameterizedTest
  @CsvSource({
    "auto,   0, 0, 4, 1, 1, 4",
    "auto,   3, 0, 4, 1, 4, 4",
    "auto/4, 1, 1, 4, 1, 1, 4",
    "auto,   4, 1, 4, 1, 4, 4",
    "auto,   6, 0, 4, 2, 4, 4"
  })
  @DisplayName("a Slurm array tells index, first and size, and its step")
  void slurm(String text, String id, String first, String count, String step, int index, int of) {
    assertThat(Shard.parse(text, array(id, first, count, step))).isEqualTo(new Shard(index, of));
  }

  @Test
  @DisplayName("an array that was submitted again for one task is told from the whole")
  void slurmAgain() {
    assertThatThrownBy(() -> Shard.parse("auto/5", array("3", "3", "1", "1")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the Slurm array has 1 tasks");
    assertThatThrownBy(() -> Shard.parse("auto", array("7", "1", "3", "1")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is shard 7 of 3");
  }

  @Test
  @DisplayName("without a job, or in both kinds, the index has to be given")
  void noOrTwoJobs() {
    assertThatThrownBy(() -> Shard.parse("auto/5", NONE))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("none of the variables JOB_COMPLETION_INDEX (Kubernetes) and");
    assertThatThrownBy(() ->
            Shard.parse("auto/5", Map.of("JOB_COMPLETION_INDEX", "0", "SLURM_ARRAY_TASK_ID", "0")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("both of the variables");
  }

  private static Map<String, String> array(String id, String first, String count, String step) {
    return Map.of(
        "SLURM_ARRAY_TASK_ID",
        id,
        "SLURM_ARRAY_TASK_MIN",
        first,
        "SLURM_ARRAY_TASK_COUNT",
        count,
        "SLURM_ARRAY_TASK_STEP",
        step);
  }
}
