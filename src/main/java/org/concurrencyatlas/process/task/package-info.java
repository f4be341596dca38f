/** What does a submitter give and get? Tasks, retry policies, answers and failures. */
@NullMarked
package org.concurrencyatlas.process.task;

import org.jspecify.annotations.NullMarked;
