/**
 * What runs inside a worker JVM? Written for a fast start: before the first answer this package
 * uses no lambda, no string concatenation and no type pattern, since the first use of each loads
 * the machinery of java.lang.invoke, 5–20 ms.
 */
@NullMarked
package org.concurrencyatlas.process.worker;

import org.jspecify.annotations.NullMarked;
