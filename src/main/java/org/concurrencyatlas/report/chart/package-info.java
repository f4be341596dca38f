/** What does it look like? One class a chart. */
@NullMarked
package org.concurrencyatlas.report.chart;

import org.jspecify.annotations.NullMarked;
