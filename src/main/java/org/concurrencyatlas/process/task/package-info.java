/** What does a submitter see? Retry policies, answers, and why there may be none. */
@NullMarked
package org.concurrencyatlas.process.task;

import org.jspecify.annotations.NullMarked;
