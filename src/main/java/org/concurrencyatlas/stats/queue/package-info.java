/** How long would requests wait where nothing costs anything but their own work? */
@NullMarked
package org.concurrencyatlas.stats.queue;

import org.jspecify.annotations.NullMarked;
