package org.concurrencyatlas.race;

import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Protocol;

/**
 * The next fork to run.
 *
 * @param cell its cell
 * @param contender who runs
 * @param block the block it belongs to, from 0
 * @param attempt 0, or how many times it was repeated because of noise
 * @param role what it is for
 * @param protocol how it measures, warm-up fixed
 */
public record ForkRequest(
    Cell cell, Contender contender, int block, int attempt, Role role, Protocol protocol) {}
