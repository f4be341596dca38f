/** What can be said across sessions: records and reasons only. */
@NullMarked
package org.concurrencyatlas.verdict.session;

import org.jspecify.annotations.NullMarked;
