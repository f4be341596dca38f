/** Which real service is on the other end? Each runs in a process of its own on loopback. */
@NullMarked
package org.concurrencyatlas.backend;

import org.jspecify.annotations.NullMarked;
