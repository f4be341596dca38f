/** What can be said of a run? Records only; {@code analysis} fills them. */
@NullMarked
package org.concurrencyatlas.verdict;

import org.jspecify.annotations.NullMarked;
