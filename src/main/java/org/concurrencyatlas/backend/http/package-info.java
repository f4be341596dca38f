/** Which protocols does the delay server speak, and how does it answer? */
@NullMarked
package org.concurrencyatlas.backend.http;

import org.jspecify.annotations.NullMarked;
