/** How is a fork of another runtime measured? A program that prints JSON lines. */
@NullMarked
package org.concurrencyatlas.run.foreign;

import org.jspecify.annotations.NullMarked;
