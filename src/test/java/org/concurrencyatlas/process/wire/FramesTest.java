package org.concurrencyatlas.process.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
  private static final int MAX_FRAME_BYTES = 1 << 24;

  private final FrameWriter out = new FrameWriter(MAX_FRAME_BYTES);
  private final FrameReader in = new FrameReader(MAX_FRAME_BYTES);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64 * 1024, 1 << 23})
  void framesOfAnySizeComeOutAsTheyWentInHoweverTheStreamIsCut(int piece) throws IOException {
    long seed = 20251122;
    MemoryLink link = new MemoryLink(piece);
    Random sizes = new Random(seed);
    int most = piece < 64 ? 300 : 300_000;
    for (int i = 0; i < 40; i++) {
      out.begin(Frame.RUN, i);
      out.putBytes(new byte[sizes.nextInt(most)]);
      out.putInt(i);
      out.end();
      if (sizes.nextBoolean()) {
        out.flush(link);
      }
    }
    out.flush(link);

    Random again = new Random(seed);
    for (int i = 0; i < 40; i++) {
      while (!in.next()) {
        assertThat(in.fill(link)).isTrue();
      }
      assertThat(in.id()).isEqualTo(i);
      assertThat(in.lastInt()).isEqualTo(i);
      assertThat(in.getBytes()).as("seed %d, frame %d", seed, i).hasSize(again.nextInt(most));
      assertThat(in.getInt()).isEqualTo(i);
      assertThat(again.nextBoolean()).isIn(true, false);
    }
    assertThat(in.fill(link)).isFalse();
    assertThat(in.midFrame()).isFalse();
  }

  @Test
  void halfAFrameIsDistinguishedFromNone() throws IOException {
    MemoryLink link = new MemoryLink(100);
    link.send(new byte[] {0, 0, 0, 99, 1}, 0, 5);
    in.fill(link);

    assertThat(in.next()).isFalse();
    assertThat(in.midFrame()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 4, MAX_FRAME_BYTES + 1, 0x48656c6c})
  void aLengthThatNoFrameHasIsRefused(int length) throws IOException {
    MemoryLink link = new MemoryLink(100);
    link.send(ByteBuffer.allocate(100).putInt(length).array(), 0, 100);
    in.fill(link);

    assertThatThrownBy(in::next)
        .isInstanceOf(CorruptFrameException.class)
        .hasMessageContaining("a frame of " + length + " bytes was announced");
  }

  @Test
  void nothingIsReadPastTheEndOfAFrame() throws IOException {
    MemoryLink link = new MemoryLink(100);
    out.begin(Frame.RUN, 1);
    out.putInt(7);
    out.end();
    out.begin(Frame.RUN, 2);
    out.putLong(8);
    out.end();
    out.flush(link);
    in.fill(link);
    in.next();

    assertThatThrownBy(in::getLong).isInstanceOf(CorruptFrameException.class);
    assertThat(in.getInt()).isEqualTo(7);
  }

  @Test
  void aFrameThatBecomesTooLongCanBeDropped() throws IOException {
    MemoryLink link = new MemoryLink(1 << 20);
    FrameWriter narrow = new FrameWriter(1000);
    narrow.begin(Frame.RUN, 1);
    narrow.end();
    int before = narrow.size();
    narrow.begin(Frame.RUN, 2);

    assertThatThrownBy(() -> narrow.putBytes(new byte[1000]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 bytes");
    narrow.truncate(before);
    narrow.flush(link);
    in.fill(link);
    assertThat(in.next()).isTrue();
    assertThat(in.next()).isFalse();
  }
}
