/** Which numbers and bytes do tasks work on? The same ones for every model and in every JVM. */
@NullMarked
package org.concurrencyatlas.workload.data;

import org.jspecify.annotations.NullMarked;
