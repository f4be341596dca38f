/** What was declared of a user's own method, and what was found out about it before the race? */
@NullMarked
package org.concurrencyatlas.result.task;

import org.jspecify.annotations.NullMarked;
