package org.concurrencyatlas.report.plot;

/** The middle of a picture. Each kind has one renderer, which alone knows of pixels. */
public sealed interface Plot permits XyPlot, BarPlot, TilePlot, LanePlot {}
