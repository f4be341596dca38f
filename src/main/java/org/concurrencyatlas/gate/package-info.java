/** Did it get slower? Two jars against each other: what is run, and what follows from it. */
@NullMarked
package org.concurrencyatlas.gate;

import org.jspecify.annotations.NullMarked;
