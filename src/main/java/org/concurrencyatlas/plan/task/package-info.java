/** What must be found out about a user's method before it can be raced? */
@NullMarked
package org.concurrencyatlas.plan.task;

import org.jspecify.annotations.NullMarked;
