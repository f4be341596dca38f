/** What was measured? Immutable records and their text forms. */
@NullMarked
package org.concurrencyatlas.result;

import org.jspecify.annotations.NullMarked;
