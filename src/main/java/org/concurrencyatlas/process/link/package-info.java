/** How are bytes carried between a pool and its worker? */
@NullMarked
package org.concurrencyatlas.process.link;

import org.jspecify.annotations.NullMarked;
