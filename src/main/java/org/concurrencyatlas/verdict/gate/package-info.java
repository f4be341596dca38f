/** What does a gate say? Records and reasons only. */
@NullMarked
package org.concurrencyatlas.verdict.gate;

import org.jspecify.annotations.NullMarked;
