package org.concurrencyatlas.workload.service;

import java.time.Duration;

/**
 * Requests that come faster for a while.
 *
 * @param factor how many times as fast, above 1
 * @param length how long that lasts
 * @param boundNanos the latency within which it is over
 */
public record LoadBurst(double factor, Duration length, long boundNanos) {}
