/** Where does the mean of a series change? E-divisive, with a test that fits the series. */
@NullMarked
package org.concurrencyatlas.stats.change;

import org.jspecify.annotations.NullMarked;
