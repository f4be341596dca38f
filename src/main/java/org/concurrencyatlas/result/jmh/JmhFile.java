package org.concurrencyatlas.result.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * The results of a file that JMH wrote with {@code -rf json}, all of them and in its order; also
 * those that stand under the same name.
 *
 * @param entries one a result; empty when JMH measured nothing
 */
public record JmhFile(List<JmhEntry> entries) {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  public JmhFile {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a file as a stream.
   *
   * @throws UsageException when it is not JSON, or JSON of another kind: names the line and what
   *     was expected there
   * @throws IOException when the file cannot be read
   */
  public static JmhFile read(Path file) throws IOException {
    if (Files.size(file) == 0) {
      throw refused(file, Optional.empty(), "it is empty");
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      return new JmhFile(entries(new JsonCursor(parser)));
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (UnexpectedEndOfInputException e) {
      throw refused(
          file, Optional.ofNullable(e.getLocation()), "the file ends inside the list of results");
    } catch (JacksonException e) {
      throw refused(
          file,
          Optional.ofNullable(e.getLocation()),
          e.getOriginalMessage().lines().findFirst().orElse("it is not JSON"));
    } catch (JsonCursor.UnexpectedValue e) {
      throw refused(file, Optional.of(e.location()), e.what());
    }
  }

  private static List<JmhEntry> entries(JsonCursor json) throws JsonCursor.UnexpectedValue {
    List<JmhEntry> entries = new ArrayList<>();
    json.next();
    json.list("the list of results that JMH writes, [", () -> entries.add(EntryReader.read(json)));
    if (json.next() != null) {
      throw json.unexpected("the end of the file after the list of results");
    }
    return entries;
  }

  private static UsageException refused(
      Path file, Optional<TokenStreamLocation> location, String why) {
    String where =
        location
            .map(at -> "line %s, column %s: ".formatted(at.getLineNr(), at.getColumnNr()))
            .orElse("");
    return new UsageException(
        "%s is no result file of JMH: %s%s; give a file that JMH wrote with -rf json"
            .formatted(file, where, why));
  }
}
