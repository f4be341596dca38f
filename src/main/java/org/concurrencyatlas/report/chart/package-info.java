/** What does it look like? One class a chart; XChart draws the plots, PNG and SVG come out. */
@NullMarked
package org.concurrencyatlas.report.chart;

import org.jspecify.annotations.NullMarked;
