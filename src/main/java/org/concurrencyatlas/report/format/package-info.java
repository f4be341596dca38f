/** How are numbers, points and names written? The small forms that every text shares. */
@NullMarked
package org.concurrencyatlas.report.format;

import org.jspecify.annotations.NullMarked;
