package org.concurrencyatlas.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.concurrencyatlas.cli.Main;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.plan.shard.Shard;
import org.concurrencyatlas.result.store.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The jobs of docs/many-machines start what they say. */
class ManyMachinesTest {
  private static final Path JOB = Path.of("docs/many-machines/job.yaml");
  private static final Path ARRAY = Path.of("docs/many-machines/array.sh");
  private static final Pattern RUN = Pattern.compile("(?m)^exec \\./run-benchmarks\\.sh (.*)$");

  @Test
  @DisplayName("the Job for Kubernetes is indexed, and its number stands thrice alike")
  void job() throws IOException {
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(JOB));
    JsonNode job = Json.read(Json.line(read), JsonNode.class);
    JsonNode container = job.at("/spec/template/spec/containers/0");
    List<String> command =
        container.at("/command").valueStream().map(JsonNode::stringValue).toList();

    assertThat(job.at("/kind").stringValue()).isEqualTo("Job");
    assertThat(job.at("/apiVersion").stringValue()).isEqualTo("batch/v1");
    assertThat(job.at("/spec/completionMode").stringValue()).isEqualTo("Indexed");
    assertThat(job.at("/spec/parallelism")).isEqualTo(job.at("/spec/completions"));
    assertThat(job.at("/spec/template/spec/restartPolicy").stringValue()).isEqualTo("Never");
    assertThat(container.at("/resources/limits")).isEqualTo(container.at("/resources/requests"));

    int shards = job.at("/spec/completions").intValue();
    understood(command.subList(1, command.size()));
    assertThat(cells(command)).isGreaterThanOrEqualTo(shards);
    for (int index = 0; index < shards; index++) {
      Map<String, String> variables = Map.of("JOB_COMPLETION_INDEX", Integer.toString(index));
      assertThat(Shard.parse(after("--shard", command), variables))
          .isEqualTo(new Shard(index + 1, shards));
    }
  }

  @Test
  @DisplayName("the script for Slurm is one that bash reads, and its array has a shard a task")
  void array() throws IOException, InterruptedException {
    Process bash =
        new ProcessBuilder("bash", "-n", ARRAY.toString()).redirectErrorStream(true).start();
    String errors = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(errors).isZero();

    String script = Files.readString(ARRAY);
    MatchResult range =
        Pattern.compile("(?m)^#SBATCH --array=(\\d+)-(\\d+)$")
            .matcher(script)
            .results()
            .findFirst()
            .orElseThrow();
    List<String> command =
        Arrays.asList(RUN.matcher(script).results().findFirst().orElseThrow().group(1).split(" "));
    understood(command);
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    assertThat(cells(command)).isGreaterThanOrEqualTo(last - first + 1);
    for (int task = first; task <= last; task++) {
      Map<String, String> variables =
          Map.of(
              "SLURM_ARRAY_TASK_ID", Integer.toString(task),
              "SLURM_ARRAY_TASK_MIN", range.group(1),
              "SLURM_ARRAY_TASK_STEP", "1",
              "SLURM_ARRAY_TASK_COUNT", Integer.toString(last - first + 1));
      assertThat(Shard.parse(after("--shard", command), variables))
          .isEqualTo(new Shard(task - first + 1, last - first + 1));
    }
  }

  private static int cells(List<String> command) {
    return ProfileCatalogue.get(after("--profile", command)).cells().size();
  }

  private static String after(String option, List<String> command) {
    return command.get(command.indexOf(option) + 1);
  }

  private static void understood(List<String> arguments) {
    Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
        .parseArgs(arguments.toArray(String[]::new));
  }
}
