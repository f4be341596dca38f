package org.concurrencyatlas.process.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {
  private static final int MAX_FRAME_BYTES = 1 << 24;

  @SuppressWarnings("ArrayRecordComponent") // the bytes are sent
  record Mixed(int i, long l, double d, @Nullable String s, byte @Nullable [] b) {}

  record NotNegative(int i) {
    NotNegative {
      if (i < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  private final FrameWriter out = new FrameWriter(MAX_FRAME_BYTES);
  private final FrameReader in = new FrameReader(MAX_FRAME_BYTES);
  private final MemoryLink link = new MemoryLink(MAX_FRAME_BYTES);

  @Test
  void recordsComeOutAsTheyWentInBeforeAndAfterTheirCodecIsHot() throws Exception {
    RecordCodec codec = new RecordCodec(Mixed.class);
    for (int i = 0; i < 2_000; i++) {
      Mixed record = new Mixed(-i, Long.MIN_VALUE + i, i / 3.0, "☃" + i, new byte[] {(byte) i});
      codec.put(begin(), record);

      Mixed copy = (Mixed) codec.get(arrived());

      assertThat(copy).usingRecursiveComparison().isEqualTo(record);
      assertThat(in.remaining()).isZero();
      if (i == 1_100) {
        Thread.sleep(200); // the handles are built meanwhile
      }
    }
  }

  @Test
  void nullIsSentWhereAComponentMayBeNull() throws Exception {
    RecordCodec codec = new RecordCodec(Mixed.class);
    codec.put(begin(), new Mixed(1, 2, 3, null, null));

    assertThat(codec.get(arrived()))
        .usingRecursiveComparison()
        .isEqualTo(new Mixed(1, 2, 3, null, null));
  }

  @Test
  void componentsThatAConstructorRefusesAreReadToTheirEnd() throws Exception {
    RecordCodec codec = new RecordCodec(NotNegative.class);
    begin().putInt(-1);
    out.putInt(7);
    FrameReader arrived = arrived();

    assertThatThrownBy(() -> codec.get(arrived))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .hasMessage("negative");
    assertThat(arrived.getInt()).isEqualTo(7);
  }

  @Test
  void onlyRecordsAreSent() {
    assertThatThrownBy(() -> new RecordCodec(String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.lang.String is no record, so it cannot be sent");
  }

  static List<Object> values() {
    return List.of(
        1L, 2, 0.5, "text", new byte[] {1, 2}, new long[] {3, 4}, new RemoteFailure("t", "m", "s"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void answersComeOutAsTheyWentIn(Object value) throws IOException {
    begin();
    if (value instanceof RemoteFailure failure) {
      Values.putFailure(out, failure);
    } else {
      Values.put(out, value);
    }

    assertThat(Values.get(arrived())).isEqualTo(value);
  }

  @Test
  void anAnswerOfAnotherTypeIsRefusedByName() {
    begin();
    assertThatThrownBy(() -> Values.put(out, Thread.currentThread()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread cannot be sent; allowed are Integer");
  }

  @Test
  void largePayloadsGoThroughSharedMemoryWhileThereIsRoom() throws IOException {
    ByteBuffer shared = ByteBuffer.allocateDirect(256 * 1024);
    out.attach(new PayloadRing(shared));
    in.attach(new PayloadRing(shared));
    for (int round = 0; round < 50; round++) {
      byte[] large = new byte[40_000 + 1_000 * round];
      large[large.length - 1] = (byte) round;
      begin();
      for (int i = 0; i < 6; i++) {
        out.putBytes(large);
      }
      FrameReader arrived = arrived();
      int inFrame = arrived.remaining();
      for (int i = 0; i < 6; i++) {
        assertThat(arrived.getBytes()).isEqualTo(large);
      }
      assertThat(inFrame).isLessThan(6 * large.length);
    }
  }

  @Test
  void aBufferIsSentFromAnyMemoryAndStaysAsItWas() throws IOException {
    ByteBuffer direct = ByteBuffer.allocateDirect(100).putLong(8, 77).position(8).limit(24);
    begin();
    out.putBuffer(direct);
    out.putBuffer(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2));
    out.putBuffer(null);

    FrameReader arrived = arrived();

    assertThat(arrived.getBuffer()).isEqualTo(direct).matches(ByteBuffer::isReadOnly);
    assertThat(arrived.getBytes()).containsExactly(2, 3);
    assertThat(arrived.getBuffer()).isNull();
    assertThat(direct.position()).isEqualTo(8);
  }

  @Test
  void sharedMemoryIsKeptWhileABufferInItIsRead() throws IOException {
    ByteBuffer shared = ByteBuffer.allocateDirect(256 * 1024);
    out.attach(new PayloadRing(shared));
    in.attach(new PayloadRing(shared));
    for (int round = 0; round < 50; round++) {
      byte[] first = filled(40_000, round);
      byte[] second = filled(90_000, round + 1);
      begin().putBytes(first);
      out.putBytes(second);
      FrameReader arrived = arrived();
      ByteBuffer view = arrived.getBuffer();
      byte[] taken = arrived.getBytes(); // reading after a view does not release the view
      begin().putBytes(new byte[180_000]);
      FrameReader next = arrived();

      assertThat(view).isEqualTo(ByteBuffer.wrap(first)).matches(ByteBuffer::isDirect);
      assertThat(taken).isEqualTo(second);
      assertThat(next.remaining()).as("has to go through the link").isGreaterThan(180_000);
      next.releaseViews();
    }
  }

  private static byte[] filled(int bytes, int with) {
    byte[] filled = new byte[bytes];
    Arrays.fill(filled, (byte) with);
    return filled;
  }

  private FrameWriter begin() {
    out.begin(Frame.RUN, 1);
    return out;
  }

  private FrameReader arrived() throws IOException {
    out.end();
    out.flush(link);
    while (!in.next()) {
      assertThat(in.fill(link)).isTrue();
    }
    return in;
  }
}
