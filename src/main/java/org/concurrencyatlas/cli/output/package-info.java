/** How does a command answer? Progress, reports, errors and exit codes. */
@NullMarked
package org.concurrencyatlas.cli.output;

import org.jspecify.annotations.NullMarked;
