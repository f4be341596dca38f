/** Where is a message broker, who may use it, and how is one of our own started? */
@NullMarked
package org.concurrencyatlas.backend.broker;

import org.jspecify.annotations.NullMarked;
