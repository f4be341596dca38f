package org.concurrencyatlas.report.gate;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.verdict.gate.GateControl;
import org.concurrencyatlas.verdict.gate.GateRow;
import org.concurrencyatlas.verdict.gate.GateRow.Finding;
import org.concurrencyatlas.verdict.gate.GateVerdict;

/** A gate's verdict as JUnit's XML, a test for each row and each control. */
public final class GateJUnit {
  private static final String SUITE = "gate";

  private GateJUnit() {}

  /** The whole file. */
  public static String text(GateVerdict gate) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", SUITE);
      xml.writeAttribute("tests", Integer.toString(gate.rows().size() + gate.controls().size()));
      xml.writeAttribute("failures", Long.toString(count(gate, Finding.SLOWER)));
      xml.writeAttribute("errors", Long.toString(errors(gate)));
      xml.writeAttribute("skipped", Long.toString(count(gate, Finding.UNDECIDED)));
      for (GateRow row : gate.rows()) {
        write(xml, row);
      }
      for (GateControl control : gate.controls()) {
        write(xml, control);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return text + "\n";
  }

  private static void write(XMLStreamWriter xml, GateRow row) throws XMLStreamException {
    start(xml, row.contender() + " on " + PointName.of(row.point()));
    switch (row.finding()) {
      case SLOWER -> message(xml, "failure", GateText.line(row));
      case NOT_COMPARED -> message(xml, "error", GateText.line(row));
      case UNDECIDED -> message(xml, "skipped", GateText.line(row));
      case SUSPECTED, NOT_CONFIRMED, NOT_SUSPECTED -> {}
    }
    xml.writeEndElement();
  }

  private static void write(XMLStreamWriter xml, GateControl control) throws XMLStreamException {
    start(xml, "control " + control.kind());
    if (!control.passed()) {
      message(xml, "error", GateText.control(control));
    }
    xml.writeEndElement();
  }

  private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", SUITE);
    xml.writeAttribute("name", name);
  }

  private static void message(XMLStreamWriter xml, String element, String message)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", message);
    xml.writeEndElement();
  }

  private static long errors(GateVerdict gate) {
    return count(gate, Finding.NOT_COMPARED)
        + gate.controls().stream().filter(control -> !control.passed()).count();
  }

  private static long count(GateVerdict gate, Finding finding) {
    return gate.rows().stream().filter(row -> row.finding() == finding).count();
  }
}
