/**
 * In what JVM does a cell run? Its processors, heap, collector and scheduler as an axis of a map.
 */
@NullMarked
package org.concurrencyatlas.result.jvm;

import org.jspecify.annotations.NullMarked;
