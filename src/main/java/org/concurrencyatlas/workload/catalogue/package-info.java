/** Which workloads are there? The built-in ones, and those that jars on the class path bring. */
@NullMarked
package org.concurrencyatlas.workload.catalogue;

import org.jspecify.annotations.NullMarked;
