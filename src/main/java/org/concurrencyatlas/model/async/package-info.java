/** Models in which a waiting task holds no thread. */
@NullMarked
package org.concurrencyatlas.model.async;

import org.jspecify.annotations.NullMarked;
