/**
 * What is told of JVMs: what a cell asks of its own (processors, heap, collector, scheduler), and
 * what that of a fork did.
 */
@NullMarked
package org.concurrencyatlas.result.jvm;

import org.jspecify.annotations.NullMarked;
