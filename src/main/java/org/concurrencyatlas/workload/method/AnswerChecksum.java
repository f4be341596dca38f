package org.concurrencyatlas.workload.method;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concurrencyatlas.workload.data.SplitMix;
import org.jspecify.annotations.Nullable;

/**
 * Reduces what a method answered to a number: equal answers have equal numbers, in every JVM.
 * Numbers, texts, enums, arrays, collections, maps and records count by their content, however
 * deep; another object by its {@code hashCode} where its class has one of its own. Of what remains
 * only the presence counts.
 */
final class AnswerChecksum {
  /** No plain answer, 0 and null among them, leaves the sum of a batch as if nobody had called. */
  private static final long OFFSET = 0x9E3779B97F4A7C15L;

  /** What an object counts that has no content of its own to compare. */
  private static final long PRESENT = 1;

  /** A structure that is deeper is likely to contain itself. */
  private static final int DEEPEST = 64;

  /** The accessors of a record class; reflection is slow to list them. */
  private static final ClassValue<Method[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .peek(accessor -> accessor.setAccessible(true))
              .toArray(Method[]::new);
        }
      };

  private static final ClassValue<Boolean> HAS_OWN_HASH =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("hashCode").getDeclaringClass() != Object.class;
          } catch (NoSuchMethodException e) {
            throw new LinkageError("every class has hashCode", e);
          }
        }
      };

  private AnswerChecksum() {}

  /** Of nothing: a method without a result. */
  static long ofNothing() {
    return OFFSET;
  }

  /** Of a whole number, a character; of a truth value as 1 or 0. */
  static long ofLong(long answer) {
    return answer + OFFSET;
  }

  static long ofBoolean(boolean answer) {
    return ofLong(answer ? 1 : 0);
  }

  static long ofDouble(double answer) {
    return ofLong(Double.doubleToLongBits(answer));
  }

  /** Of any answer. */
  static long of(@Nullable Object answer) {
    return ofLong(content(answer, 0));
  }

  private static long content(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      return PRESENT;
    }
    return switch (value) {
      case null -> 0;
      case String text -> text.hashCode();
      case CharSequence text -> text.toString().hashCode();
      case Number number -> ofNumber(number);
      case Boolean truth -> truth ? 1 : 0;
      case Character character -> character;
      case Enum<?> constant -> constant.name().hashCode();
      case Class<?> type -> type.getName().hashCode();
      case Record record -> ofRecord(record, depth);
      case Map<?, ?> map -> ofMap(map, depth);
      case Set<?> set -> ofSet(set, depth);
      case Collection<?> elements -> ofSequence(elements, depth);
      case Optional<?> optional -> join(PRESENT, content(optional.orElse(null), depth + 1));
      default -> value.getClass().isArray() ? ofArray(value, depth) : ofObject(value);
    };
  }

  private static long ofNumber(Number number) {
    return switch (number) {
      case Double real -> Double.doubleToLongBits(real);
      case Float real -> Double.doubleToLongBits(real);
      case BigInteger big -> big.hashCode();
      case BigDecimal big -> big.hashCode();
      // the rest of the JDK's are counters, which have no hash of their own
      default -> number.longValue();
    };
  }

  private static long ofRecord(Record record, int depth) {
    long sum = PRESENT;
    try {
      for (Method accessor : ACCESSORS.get(record.getClass())) {
        sum = join(sum, content(accessor.invoke(record), depth + 1));
      }
    } catch (IllegalAccessException e) {
      throw new LinkageError("accessors were made accessible", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "an accessor of " + record.getClass().getName() + " threw", e.getCause());
    }
    return sum;
  }

  /** In any order: two equal maps may list their entries differently. */
  private static long ofMap(Map<?, ?> map, int depth) {
    long sum = map.size();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      long key = content(entry.getKey(), depth + 1);
      sum += SplitMix.mix(join(key, content(entry.getValue(), depth + 1)));
    }
    return sum;
  }

  private static long ofSet(Set<?> set, int depth) {
    long sum = set.size();
    for (Object element : set) {
      sum += SplitMix.mix(content(element, depth + 1));
    }
    return sum;
  }

  private static long ofSequence(Iterable<?> elements, int depth) {
    long sum = PRESENT;
    for (Object element : elements) {
      sum = join(sum, content(element, depth + 1));
    }
    return sum;
  }

  /** The JDK's own passes over arrays of plain values use the processor's wide instructions. */
  private static long ofArray(Object array, int depth) {
    return switch (array) {
      case byte[] values -> join(values.length, Arrays.hashCode(values));
      case short[] values -> join(values.length, Arrays.hashCode(values));
      case char[] values -> join(values.length, Arrays.hashCode(values));
      case int[] values -> join(values.length, Arrays.hashCode(values));
      case long[] values -> join(values.length, Arrays.hashCode(values));
      case float[] values -> join(values.length, Arrays.hashCode(values));
      case double[] values -> join(values.length, Arrays.hashCode(values));
      case boolean[] values -> join(values.length, Arrays.hashCode(values));
      default -> ofSequence(Arrays.asList((Object[]) array), depth);
    };
  }

  private static long ofObject(Object value) {
    return HAS_OWN_HASH.get(value.getClass()) ? value.hashCode() : PRESENT;
  }

  private static long join(long before, long next) {
    return SplitMix.mix(31 * before + next);
  }
}
