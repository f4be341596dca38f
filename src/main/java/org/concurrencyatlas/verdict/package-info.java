/**
 * Who wins where, and how sure is that? Everything here is computed from a plan and its journal.
 */
@NullMarked
package org.concurrencyatlas.verdict;

import org.jspecify.annotations.NullMarked;
