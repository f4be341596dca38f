package org.concurrencyatlas.report;

import java.nio.file.Path;

/** The files that a report leaves in the folder of its run, beside the pictures. */
public enum ReportFile {
  VERDICTS_JSON("verdicts.json"),
  VERDICTS_CSV("verdicts.csv"),
  JMH_JSON("jmh.json"),
  SUMMARY("summary.md"),
  PAGE("report.html");

  private final String fileName;

  ReportFile(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }

  /** The file in the folder of a run. */
  public Path in(Path directory) {
    return directory.resolve(fileName);
  }
}
