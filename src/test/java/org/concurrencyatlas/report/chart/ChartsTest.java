package org.concurrencyatlas.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.ScalingSample;
import org.concurrencyatlas.report.ServiceRun;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.report.view.Axis;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartsTest {
  private static final PictureStyle SMALL = new PictureStyle(Theme.LIGHT, 800, 450);

  @ParameterizedTest
  @MethodSource("org.concurrencyatlas.report.StrangeRuns#all")
  void everyRunGivesReadablePicturesOfEveryKind(Supplier<ReportInput> run) throws Exception {
    ReportInput input = run.get();
    for (ChartKind kind : ChartKind.values()) {
      for (LazyPicture each : kind.pictures(input, Metric.THROUGHPUT)) {
        Picture picture = each.make();
        assertThat(textsOutside(parse(PictureFile.svg(picture, SMALL))))
            .as(picture.name())
            .isEmpty();
      }
      Optional<Picture> first =
          kind.pictures(input, Metric.MEMORY).stream().findFirst().map(LazyPicture::make);
      if (first.isPresent()) {
        assertThat(inkShare(PictureFile.png(first.get(), SMALL))).isBetween(0.01, 0.6);
      }
    }
  }

  @Test
  void everyKindOfChartIsDrawnFromSomeRun() {
    ReportInput along = ScalingSample.run().analysed();
    ReportInput realistic = SampleRun.realistic().input();
    ReportInput messages = IsolationChartTest.messages().input();
    ReportInput services = ServiceRun.about(Optional.empty());

    for (ChartKind kind : ChartKind.values()) {
      assertThat(
              Stream.of(along, realistic, messages, LostUpdatesChartTest.run(), services)
                  .flatMap(run -> kind.pictures(run, Metric.THROUGHPUT).stream()))
          .as(kind.id())
          .isNotEmpty();
    }
  }

  @Test
  void aCrossoverIsNamedWithItsInterval() {
    Picture picture = only(ChartKind.CROSSOVER, ScalingSample.run().analysed());

    assertThat(picture.title())
        .matches(
            "virtual-threads overtakes fixed-pool at \\d+ \\[\\d+–\\d+] tasks in flight on http .*");
    assertThat(picture.note().says())
        .anyMatch(
            line -> line.matches("Both were measured in [1-9]\\d*\\hblocks at 6\\hpoints\\."));
  }

  @Test
  void aPoolIsShownWithItsBestSizeAndTheLawItFollows() {
    Picture picture = only(ChartKind.POOL_SIZE, ScalingSample.run().analysed());

    assertThat(picture.title())
        .matches("Of \\d+ sizes, fixed-pool is best with 256 threads on http.*");
    assertThat(picture.note().says()).anyMatch(line -> line.contains("peak at 18"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void theMapsOfAThirdParameterStandInOnePictureEachUnderItsName(int maps) throws Exception {
    ReportInput run = withThirdParameter(maps);
    List<String> names =
        IntStream.rangeClosed(1, maps).mapToObj(each -> "tasks of " + each + " ms").toList();

    for (ChartKind kind : List.of(ChartKind.WINNER_MAP, ChartKind.EFFICIENCY)) {
      Document svg = parse(PictureFile.svg(only(kind, run), SMALL));

      assertThat(texts(svg)).containsOnlyOnceElementsOf(names);
      assertThat(textsOutside(svg)).isEmpty();
    }
  }

  @Test
  void theSizesOfAPoolAreToldApartInEveryPictureOfTheirCell() throws Exception {
    SampleRun run = new SampleRun();
    List<String> names = new ArrayList<>(List.of("virtual-threads", "async"));
    IntStream.range(0, 8).forEach(i -> names.add("fixed-pool(threads=" + (1 << i) + ")"));
    run.cell(
        "mixed(concurrency=0,cpuSharePercent=10,taskMicros=2000,tasks=256)",
        1000,
        Decision.TIE,
        names.stream().map(name -> Entry.of(name, 100)).toList());
    ReportInput input = run.input();

    assertThat(texts(parse(PictureFile.svg(only(ChartKind.CELL, input), PictureStyle.SLIDE))))
        .containsAll(names);
    Picture shares = only(ChartKind.EFFICIENCY, input);
    assertThat(String.join("", texts(parse(PictureFile.svg(shares, PictureStyle.SLIDE)))))
        .as("the heads of columns may have several lines")
        .contains(names);
    assertThat(texts(parse(PictureFile.svg(only(ChartKind.WINNER_MAP, input), PictureStyle.SLIDE))))
        .containsAnyElementsOf(names.subList(2, names.size()));
  }

  /** Different works have no parameter in common, but all may be run in several JVMs. */
  @Test
  void theProcessorsOfTheJvmAreTheColumnsOfAMapOfAllWorks() throws Exception {
    SampleRun run = new SampleRun();
    for (String point :
        List.of("sha256(%s,tasks=256)", "timer(concurrency=0,%s,tasks=64,waitMicros=5000)")) {
      for (int processors : new int[] {1, 2}) {
        run.cell(
            point.formatted("jvm.processors=" + processors),
            1000,
            Decision.WIN_CERTIFIED,
            List.of(Entry.of("async", 100), Entry.of("sequential", 9)));
      }
    }

    Picture map = only(ChartKind.WINNER_MAP, run.input());

    assertThat(map.plot())
        .isInstanceOfSatisfying(
            TilePlot.class,
            plot ->
                assertThat(plot.layout())
                    .isEqualTo(
                        new TilePlot.Maps(
                            "processors",
                            "work",
                            List.of("1", "2"),
                            List.of(
                                "timer (64 tasks, own concurrency, wait 5 ms)",
                                "sha256 (256 tasks)"),
                            List.of(""))));
    assertThat(texts(parse(PictureFile.svg(map, PictureStyle.SLIDE))))
        .contains("sha256 (256 tasks)", "processors →")
        .noneMatch(text -> text.contains("…"));
  }

  /** The line under maps of CPU time and memory once spoke of throughput. */
  @ParameterizedTest
  @CsvSource({
    "THROUGHPUT, ' · throughput in ['",
    "CPU, ' · CPU time in ['",
    "MEMORY, ' · peak memory, warm-up included, read in ['"
  })
  void theMethodLineSaysWhatWasMeasured(Metric metric, String said) {
    assertThat(SampleRun.realistic().input().method(metric)).contains(said);
  }

  /** One collector is not more than another: nothing lies between two of them. */
  @Test
  void collectorsAreNoAxisOfALine() throws Exception {
    SampleRun run = new SampleRun();
    for (String collector : List.of("serial", "g1", "zgc")) {
      run.cell(
          "sha256(jvm.collector=%s,tasks=256)".formatted(collector),
          1000,
          Decision.WIN_CERTIFIED,
          List.of(Entry.of("async", 100), Entry.of("sequential", 9)));
    }

    assertThat(Axis.of(run.input().cells())).isEmpty();
    assertThat(
            texts(
                parse(
                    PictureFile.svg(only(ChartKind.WINNER_MAP, run.input()), PictureStyle.SLIDE))))
        .contains("serial", "g1", "zgc");
  }

  @Test
  void theCaptionOfACellIsWrappedBeforeItIsCut() throws Exception {
    SampleRun run = new SampleRun();
    for (String tasks : List.of("256", "512", "1024", "2048", "4096", "8192", "16384")) {
      run.cell(
          "mixed(concurrency=0,cpuSharePercent=10,taskMicros=2000,tasks=" + tasks + ")",
          1000,
          Decision.WIN_CERTIFIED,
          List.of(Entry.of("async", 100)));
    }

    assertThat(
            texts(
                parse(
                    PictureFile.svg(only(ChartKind.WINNER_MAP, run.input()), PictureStyle.SLIDE))))
        .noneMatch(text -> text.contains("…"))
        .filteredOn(text -> text.endsWith("task 2\u00a0ms)"))
        .hasSize(7);
  }

  @Test
  void whatWasNotMeasuredYetIsNoFailureAlongAnAxis() {
    SampleRun run = new SampleRun();
    run.cell("http(tasks=1)", 1000, Decision.INCONCLUSIVE, List.of(Entry.of("async", 100)));
    run.cell("http(tasks=8)", 1000, Decision.INCONCLUSIVE, List.of(Entry.notMeasured("async")));

    Picture picture = only(ChartKind.SCALING, run.input());

    assertThat(picture.title()).endsWith("undecided at 1 task, not measured yet at 8");
    assertThat(picture.subtitle()).doesNotContain("did not finish");
    assertThat(picture.note().says()).noneMatch(line -> line.contains("did not finish"));
  }

  @Test
  void onlyThePicturesOfOneCellAreDrawnWhenItIsNamed() {
    ReportInput run = SampleRun.realistic().input();
    Point point = Point.parse("mandelbrot(rows=1024)");

    assertThat(Charts.of(ChartKind.CELL, run, Metric.THROUGHPUT, Optional.of(point)))
        .extracting(Picture::name)
        .containsExactly("cell-07-mandelbrot-rows-1024");
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    Picture once = first(SampleRun.realistic().input());
    Picture again = first(SampleRun.realistic().input());

    assertThat(PictureFile.svg(once, SMALL)).isEqualTo(PictureFile.svg(again, SMALL));
    assertThat(PictureFile.png(once, SMALL)).isEqualTo(PictureFile.png(again, SMALL));
  }

  @Test
  void anSvgNeedsNoOtherFileAndNamesItsFinding() throws Exception {
    Picture picture = first(SampleRun.realistic().input());

    String svg = PictureFile.svg(picture, PictureStyle.SLIDE);

    assertThat(svg.replace("http://www.w3.org/", "")).doesNotContain("http:").doesNotContain("DTD");
    assertThat(parse(svg).getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(picture.title());
  }

  /** Maps of two columns and three rows; the last lacks a row. */
  private static ReportInput withThirdParameter(int maps) {
    SampleRun run = new SampleRun();
    for (int map = 1; map <= maps; map++) {
      for (int cell = 0; cell < (map == maps ? 4 : 6); cell++) {
        run.cell(
            "mixed(concurrency=%d,cpuSharePercent=%d,taskMicros=%d,tasks=64)"
                .formatted(1 + cell % 2, 1 + cell / 2, 1000 * map),
            5,
            Decision.WIN_CERTIFIED,
            List.of(Entry.of("platform-threads", 3), Entry.of("async", 2)));
      }
    }
    return run.input();
  }

  private static Picture only(ChartKind kind, ReportInput run) {
    List<Picture> pictures = Charts.of(kind, run, Metric.THROUGHPUT, Optional.empty());
    assertThat(pictures).hasSize(1);
    return pictures.getFirst();
  }

  private static Picture first(ReportInput run) {
    return Charts.of(ChartKind.CELL, run, Metric.THROUGHPUT, Optional.empty()).getFirst();
  }

  /** The share of pixels that are not the background's. */
  private static double inkShare(byte[] png) throws IOException {
    BufferedImage image =
        Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)), "not a picture");
    long inked = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        inked += image.getRGB(x, y) == SMALL.theme().background().getRGB() ? 0 : 1;
      }
    }
    return inked / ((double) image.getWidth() * image.getHeight());
  }

  private static List<String> texts(Document svg) {
    var texts = svg.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }

  /** Texts that would be cut by the picture's edge. */
  private static List<String> textsOutside(Document svg) {
    List<String> outside = new ArrayList<>();
    var texts = svg.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      var attributes = texts.item(i).getAttributes();
      double x = Double.parseDouble(attributes.getNamedItem("x").getNodeValue());
      double y = Double.parseDouble(attributes.getNamedItem("y").getNodeValue());
      double width = Double.parseDouble(attributes.getNamedItem("textLength").getNodeValue());
      if (x < 0 || x + width > SMALL.width() + 1 || y < 0 || y > SMALL.height()) {
        outside.add(texts.item(i).getTextContent());
      }
    }
    return outside;
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }
}
