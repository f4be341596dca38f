/** Where is it kept? The folder of a run, its journal, and files that are whole or not there. */
@NullMarked
package org.concurrencyatlas.result.store;

import org.jspecify.annotations.NullMarked;
