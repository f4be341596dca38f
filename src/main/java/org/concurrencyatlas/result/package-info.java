/** What was measured? Immutable records, their text forms, and the journal that keeps them. */
@NullMarked
package org.concurrencyatlas.result;

import org.jspecify.annotations.NullMarked;
