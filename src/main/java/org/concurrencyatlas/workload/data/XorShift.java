package org.concurrencyatlas.workload.data;

import java.util.function.LongUnaryOperator;

/**
 * Work that is arithmetic and nothing else: steps of a 64-bit xorshift generator (Marsaglia,
 * "Xorshift RNGs", Journal of Statistical Software 8(14), 2003), each of which needs the one before
 * it. No compiler shortens the chain, no memory is touched, and a step is six operations of one
 * cycle on every common processor.
 */
public final class XorShift {
  /** Steps of a microsecond: six cycles each at 3 GHz. */
  public static final int STEPS_PER_MICRO = 500;

  private XorShift() {}

  /** The state after so many steps, one after the other. */
  public static long walk(long state, int steps) {
    long x = state;
    for (int i = 0; i < steps; i++) {
      x = step(x);
    }
    return x;
  }

  /**
   * The same without walking. A step is linear over GF(2), the field of one bit, hence a matrix of
   * 64 × 64 bits, and many steps are a power of it.
   */
  public static LongUnaryOperator jump(int steps) {
    long[] power = columns(LongUnaryOperator.identity());
    long[] square = columns(XorShift::step);
    for (int rest = steps; rest > 0; rest >>>= 1) {
      long[] factor = square;
      if ((rest & 1) == 1) {
        long[] before = power;
        power = columns(x -> product(factor, product(before, x)));
      }
      square = columns(x -> product(factor, product(factor, x)));
    }
    long[] matrix = power;
    return x -> product(matrix, x);
  }

  private static long step(long state) {
    long x = state;
    x ^= x << 13;
    x ^= x >>> 7;
    x ^= x << 17;
    return x;
  }

  /** The matrix of a linear map: what becomes of each single bit. */
  private static long[] columns(LongUnaryOperator map) {
    long[] columns = new long[Long.SIZE];
    for (int bit = 0; bit < Long.SIZE; bit++) {
      columns[bit] = map.applyAsLong(1L << bit);
    }
    return columns;
  }

  private static long product(long[] matrix, long vector) {
    long sum = 0;
    for (long rest = vector; rest != 0; rest &= rest - 1) {
      sum ^= matrix[Long.numberOfTrailingZeros(rest)];
    }
    return sum;
  }
}
