package org.concurrencyatlas.report.plot;

/**
 * A picture: a sentence that states the finding, a plot, and how the figures came about.
 *
 * @param name the file's name without its ending: lower case, digits and hyphens
 * @param title the finding, one sentence
 * @param subtitle what the plot shows, in which unit and what its marks mean
 * @param method forks, estimand, JDK, processor, date, commit
 * @param note what a speaker should know of it
 * @param plot the middle
 */
public record Picture(
    String name, String title, String subtitle, String method, SpeakerNote note, Plot plot) {}
