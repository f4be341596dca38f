/**
 * Did it become slower? Two sets of results are held against each other row by row, whether they
 * come from runs or from JMH's files.
 */
@NullMarked
package org.concurrencyatlas.analysis.comparison;

import org.jspecify.annotations.NullMarked;
