/** What does one read in a browser? One offline page; foreign text can never become mark-up. */
@NullMarked
package org.concurrencyatlas.report.page;

import org.jspecify.annotations.NullMarked;
