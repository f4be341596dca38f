/** How advice, and what a recording says of a service, are told. */
@NullMarked
package org.concurrencyatlas.report.advice;

import org.jspecify.annotations.NullMarked;
