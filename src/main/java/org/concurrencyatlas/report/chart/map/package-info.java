/** Who is best where? Maps: tiles over two and three parameters, and over all cells. */
@NullMarked
package org.concurrencyatlas.report.chart.map;

import org.jspecify.annotations.NullMarked;
