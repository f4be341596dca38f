package org.concurrencyatlas.result.jmh;

/**
 * The warm-up or the measurement of a fork.
 *
 * @param iterations how many; 0 when the file does not say
 * @param time of an iteration as JMH writes it ({@code 10 s}, {@code single-shot}); empty when the
 *     file does not say
 * @param batchSize calls of the benchmark in one operation; 0 when the file does not say
 */
public record JmhPhase(int iterations, String time, int batchSize) {}
