/** What does the operating system say? The machine's state, its noise, and the processes on it. */
@NullMarked
package org.concurrencyatlas.machine;

import org.jspecify.annotations.NullMarked;
