package org.concurrencyatlas.race;

import java.time.Duration;

/**
 * How far the race is.
 *
 * @param forksDone forks in the journal
 * @param forksExpected forks that the whole race is expected to take; a guess that changes with
 *     what the looks decide
 * @param elapsed time used, that of earlier sessions of the run included
 * @param remaining expected time from now to the end, at most what is left of the budget
 */
public record Progress(int forksDone, int forksExpected, Duration elapsed, Duration remaining) {}
