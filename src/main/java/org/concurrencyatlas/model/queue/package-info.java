/** How do tasks go through a message broker to workers that may be on other hosts? */
@NullMarked
package org.concurrencyatlas.model.queue;

import org.jspecify.annotations.NullMarked;
