/** The command advise: numbers of a service in, advice out. */
@NullMarked
package org.concurrencyatlas.cli.advice;

import org.jspecify.annotations.NullMarked;
