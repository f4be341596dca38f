/**
 * What runs in a node of Pekko's cluster beside the master's, and what do nodes say to each other?
 */
@NullMarked
package org.concurrencyatlas.model.actor.node;

import org.jspecify.annotations.NullMarked;
