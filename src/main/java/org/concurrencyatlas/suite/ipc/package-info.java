/** What does a message to another thread or process cost? One class for each way there and back. */
@NullMarked
package org.concurrencyatlas.suite.ipc;

import org.jspecify.annotations.NullMarked;
