/** Models whose tasks are messages: which actor runs a task, and when does it get the next one? */
@NullMarked
package org.concurrencyatlas.model.actor;

import org.jspecify.annotations.NullMarked;
