package org.concurrencyatlas.model.actor.node;

/** What the master of a cluster is told: by nodes, or within its own JVM. */
public interface MasterMessage {}
