package org.concurrencyatlas.analysis.comparison;

/**
 * A setting that is not the same on both sides.
 *
 * @param name of the setting, for the reader
 * @param first its value on the first side; empty when that is not told
 * @param second its value on the second side; empty when that is not told
 * @param rows of how many compared rows this is so
 */
public record SettingDifference(String name, String first, String second, int rows) {}
