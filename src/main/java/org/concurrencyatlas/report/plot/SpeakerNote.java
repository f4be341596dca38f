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
  private static final String SAYS = "**What it says**";
  private static final String DOES_NOT_SAY = "**What it does not say**";

  public SpeakerNote {
    says = List.copyOf(says);
    doesNotSay = List.copyOf(doesNotSay);
  }

  /** The note in Markdown; what comes from a run is escaped. */
  public String markdown(String title, String method) {
    return """
    # %s

    %s

    %s

    %s

    %s

    %s
    """
        .formatted(
            Markdown.escape(title),
            SAYS,
            list(says),
            DOES_NOT_SAY,
            list(doesNotSay),
            Markdown.escape(method));
  }

  /** Whether a text has the form of such a note. */
  public static boolean isOne(String markdown) {
    int says = markdown.indexOf(SAYS);
    return markdown.startsWith("# ") && says > 0 && markdown.indexOf(DOES_NOT_SAY, says) > 0;
  }

  private static String list(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> "- " + Markdown.escape(sentence))
        .collect(Collectors.joining("\n"));
  }
}
