/** What did the user ask for? One class a command; the only floor that prints. */
@NullMarked
package org.concurrencyatlas.cli;

import org.jspecify.annotations.NullMarked;
