/**
 * What was measured, row by row? One form for the contenders of a run and the results of a file of
 * JMH.
 */
@NullMarked
package org.concurrencyatlas.analysis.rows;

import org.jspecify.annotations.NullMarked;
