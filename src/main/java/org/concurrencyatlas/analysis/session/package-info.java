/** What holds across sessions? One mean a session, combined. */
@NullMarked
package org.concurrencyatlas.analysis.session;

import org.jspecify.annotations.NullMarked;
