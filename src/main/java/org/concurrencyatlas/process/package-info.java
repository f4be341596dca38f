/** How do worker JVMs run tasks? */
@NullMarked
package org.concurrencyatlas.process;

import org.jspecify.annotations.NullMarked;
