package org.concurrencyatlas.report.plot;

import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.format.Markdown;

/**
 * What a speaker should know of a picture.
 *
 * @param says what it says, a sentence each
 * @param doesNotSay what it does not say, a sentence each
 */
public record SpeakerNote(List<String> says, List<String> doesNotSay) {
  public SpeakerNote {
    says = List.copyOf(says);
    doesNotSay = List.copyOf(doesNotSay);
  }

  /** The note in Markdown; what comes from a run is escaped. */
  public String markdown(String title, String method) {
    return """
    # %s

    **What it says**

    %s

    **What it does not say**

    %s

    %s
    """
        .formatted(Markdown.escape(title), list(says), list(doesNotSay), Markdown.escape(method));
  }

  private static String list(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> "- " + Markdown.escape(sentence))
        .collect(Collectors.joining("\n"));
  }
}
