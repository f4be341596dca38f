package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.NegativeControls;
import org.concurrencyatlas.inference.RunNoise;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.TaskText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.LongRunCheck;
import org.concurrencyatlas.verdict.LongRunCheck.Finding;
import org.concurrencyatlas.verdict.RunVerdicts;

/** How the figures came about and how far they reach, as sentences. */
public final class MethodSentences {
  private MethodSentences() {}

  /** What every figure is, what the session resolves, and at which risk it is certified. */
  public static List<String> sentences(ReportInput input) {
    RunVerdicts verdicts = input.verdicts();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Every figure is %s: the mean over forks with its 95 %% interval."
            .formatted(verdicts.estimand()));
    sentences.add(
        Double.isNaN(verdicts.resolution())
            ? "There are too few forks to say which differences this session resolves."
            : ("A lead of %s over the next would be certified with 80 %% power; up to %s counts as a"
                    + " tie.")
                .formatted(
                    Numbers.share(verdicts.resolution()), Numbers.share(verdicts.epsilon())));
    sentences.add(
        "A certified winner anywhere on the map is wrong in this session with probability %s at most."
            .formatted(Numbers.share(verdicts.alpha())));
    List<LongRunCheck> checks = checks(verdicts);
    if (!checks.isEmpty()) {
      sentences.add(checked(checks));
    }
    if (!input.forks().isEmpty()) {
      sentences.add(noise(input));
    }
    input.plan().variants().forEach(each -> sentences.add(variant(each)));
    input.plan().tasks().forEach(each -> sentences.add(TaskText.sentence(each)));
    sentences.addAll(ControlSentences.controls(NegativeControls.of(verdicts)));
    if (verdicts.noisy()) {
      sentences.add(
          input.plan().shards().filter(Shards::isMerged).isPresent()
              ? "A shard was NOISY: no win of its cells is certified."
              : "The session was NOISY: no win is certified.");
    }
    return List.copyOf(sentences);
  }

  private static List<LongRunCheck> checks(RunVerdicts verdicts) {
    return verdicts.cells().stream().flatMap(cell -> cell.lasting().check().stream()).toList();
  }

  private static String checked(List<LongRunCheck> checks) {
    return "Forks of a minute checked %s: %d confirmed, %d refuted."
        .formatted(
            Numbers.count(checks.size(), "claim"),
            found(checks, Finding.CONFIRMED),
            found(checks, Finding.REFUTED));
  }

  private static long found(List<LongRunCheck> checks, Finding finding) {
    return checks.stream().filter(check -> check.finding() == finding).count();
  }

  private static String variant(Variant variant) {
    String differs =
        Stream.concat(Stream.of(variant.contents()), variant.jvmArguments().stream())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    return variant.name().isEmpty()
        ? "All forks have %s on their class path.".formatted(differs)
        : "@%s runs in a JVM of its own kind: %s.".formatted(variant.name(), differs);
  }

  private static String noise(ReportInput input) {
    List<ForkResult> forks = input.forks();
    RunNoise noise = RunNoise.of(input.plan(), forks);
    long repeats = forks.stream().filter(fork -> fork.attempt() > 0).count();
    return "Noise: %s of the measured forks were disturbed; %s."
        .formatted(Numbers.percent(noise.disturbedShare()), Numbers.count(repeats, "repeat"));
  }

  /** How near a cell's leader comes to the physical limit. */
  public static String limit(CellSummary summary) {
    double limit = summary.verdict().limitTasksPerSecond();
    if (!Double.isFinite(limit)) {
      return "no physical limit known";
    }
    String share =
        summary.leader().map(ContenderResult::shareOfLimit).map(Numbers::percent).orElse("–");
    return "%s of the physical limit of %s tasks/s".formatted(share, Numbers.number(limit));
  }
}
