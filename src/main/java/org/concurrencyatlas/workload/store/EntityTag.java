package org.concurrencyatlas.workload.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a store says of an object that it has taken in one piece: the MD5 of its bytes. (Those that
 * encrypt with keys of a key service, and objects in parts, have another; such a store cannot be
 * measured with puts, for nothing would say that it has the right bytes.)
 *
 * @param hex 32 digits
 */
public record EntityTag(String hex) {
  private static final int DIGITS = 32;

  /** The tag of these bytes. */
  public static EntityTag of(byte[] bytes) {
    try {
      return new EntityTag(
          HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have MD5", e);
    }
  }

  /**
   * Reads the header of an answer.
   *
   * @throws IOException when it is not the MD5 of an object
   */
  static EntityTag ofHeader(String header) throws IOException {
    String hex = header.replace("\"", "");
    if (hex.length() != DIGITS || !hex.chars().allMatch(digit -> HexFormat.isHexDigit(digit))) {
      throw new IOException(
          "the store's entity tag %s is not the MD5 of the object".formatted(header));
    }
    return new EntityTag(hex);
  }

  /** The first half of the digest. */
  long number() {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).getLong();
  }

  /** As it stands in the header. */
  public String quoted() {
    return '"' + hex + '"';
  }
}
