package org.concurrencyatlas.plan.shard;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a plan a machine is to measure.
 *
 * @param index from 1
 * @param count into how many parts the plan is cut
 */
public record Shard(int index, int count) {
  /** The variable that holds the number of completions of a Kubernetes Job. */
  public static final String COUNT_VARIABLE = "CONCURRENCY_ATLAS_SHARDS";

  private static final String KUBERNETES_INDEX = "JOB_COMPLETION_INDEX";
  private static final String SLURM_INDEX = "SLURM_ARRAY_TASK_ID";
  private static final String SLURM_FIRST = "SLURM_ARRAY_TASK_MIN";
  private static final String SLURM_COUNT = "SLURM_ARRAY_TASK_COUNT";
  private static final String SLURM_STEP = "SLURM_ARRAY_TASK_STEP";

  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");
  private static final Pattern AUTO = Pattern.compile("auto(?:/([0-9]{1,6}))?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /**
   * Reads {@code 2/5}, or {@code auto} and {@code auto/5}, which take the index from the variables
   * of a Kubernetes Job or a Slurm array.
   *
   * @param variables the environment of this process
   * @throws UsageException when it is none of these, out of range, or no variable tells it
   */
  public static Shard parse(String text, Map<String, String> variables) {
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      return checked(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), text);
    }
    Matcher auto = AUTO.matcher(text);
    if (!auto.matches()) {
      throw new UsageException(
          "--shard %s is not allowed; give INDEX/COUNT like 2/5, or auto or auto/5 in a job of"
                  .formatted(text)
              + " Kubernetes or Slurm");
    }
    boolean kubernetes = variables.containsKey(KUBERNETES_INDEX);
    boolean slurm = variables.containsKey(SLURM_INDEX);
    if (kubernetes == slurm) {
      throw new UsageException(
          "--shard %s: %s of the variables %s (Kubernetes) and %s (Slurm) %s set; give INDEX/COUNT"
                  .formatted(
                      text,
                      slurm ? "both" : "none",
                      KUBERNETES_INDEX,
                      SLURM_INDEX,
                      slurm ? "are" : "is")
              + " like 2/5");
    }
    return kubernetes
        ? ofKubernetes(text, auto.group(1), variables)
        : ofSlurm(text, auto.group(1), variables);
  }

  /** The index of an indexed Job counts from 0; the pods do not know how many there are. */
  private static Shard ofKubernetes(
      String text, @Nullable String count, Map<String, String> variables) {
    int given =
        count == null
            ? number(
                COUNT_VARIABLE,
                variables,
                "set it to the Job's completions, or give --shard auto/COUNT")
            : Integer.parseInt(count);
    return checked(
        number(KUBERNETES_INDEX, variables, "give --shard INDEX/COUNT") + 1, given, text);
  }

  /**
   * An array tells its own size. One that was submitted again for some of its tasks has another
   * size, and so another cut: the count that was given shows it.
   */
  private static Shard ofSlurm(String text, @Nullable String count, Map<String, String> variables) {
    String otherwise = "give --shard INDEX/COUNT";
    int tasks = number(SLURM_COUNT, variables, otherwise);
    if (count != null && Integer.parseInt(count) != tasks) {
      throw new UsageException(
          "--shard %s, but the Slurm array has %d tasks (%s); give --shard INDEX/COUNT"
              .formatted(text, tasks, SLURM_COUNT));
    }
    int step = variables.containsKey(SLURM_STEP) ? number(SLURM_STEP, variables, otherwise) : 1;
    int from =
        number(SLURM_INDEX, variables, otherwise) - number(SLURM_FIRST, variables, otherwise);
    return checked(from / Math.max(1, step) + 1, tasks, text);
  }

  private static int number(String name, Map<String, String> variables, String otherwise) {
    String value = variables.getOrDefault(name, "");
    if (!NUMBER.matcher(value).matches()) {
      throw new UsageException(
          value.isEmpty()
              ? "the variable %s is not set; %s".formatted(name, otherwise)
              : "the variable %s is \"%s\" and no number; %s".formatted(name, value, otherwise));
    }
    return Integer.parseInt(value);
  }

  private static Shard checked(int index, int count, String text) {
    if (count < 1 || index < 1 || index > count) {
      throw new UsageException(
          "--shard %s is shard %d of %d, which does not exist; give 1/%d to %d/%d"
              .formatted(
                  text, index, count, Math.max(1, count), Math.max(1, count), Math.max(1, count)));
    }
    return new Shard(index, count);
  }
}
