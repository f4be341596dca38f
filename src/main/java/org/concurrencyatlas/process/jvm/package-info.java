/** How is a worker JVM started, and what may it and its pool use? */
@NullMarked
package org.concurrencyatlas.process.jvm;

import org.jspecify.annotations.NullMarked;
