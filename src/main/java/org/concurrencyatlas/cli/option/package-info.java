/** Which options do commands share? */
@NullMarked
package org.concurrencyatlas.cli.option;

import org.jspecify.annotations.NullMarked;
