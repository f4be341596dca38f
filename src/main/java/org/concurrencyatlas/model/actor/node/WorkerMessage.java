package org.concurrencyatlas.model.actor.node;

/** What an actor that runs tasks is told: by the master, or by itself when a wait is over. */
interface WorkerMessage {}
