/**
 * Which of the rows of one file is best? Rows are put into contests, and each contest is tested on
 * the forks that its rows have.
 */
@NullMarked
package org.concurrencyatlas.analysis.contest;

import org.jspecify.annotations.NullMarked;
