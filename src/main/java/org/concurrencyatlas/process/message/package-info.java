/** How is a single task written as a message that stands alone, so that any worker can read it? */
@NullMarked
package org.concurrencyatlas.process.message;

import org.jspecify.annotations.NullMarked;
