/** Which models are there? The built-in ones, and those that jars on the class path bring. */
@NullMarked
package org.concurrencyatlas.model.catalogue;

import org.jspecify.annotations.NullMarked;
