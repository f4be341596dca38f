package org.concurrencyatlas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The floors of the design: each package uses only those that stand before it in this list. */
class ArchitectureTest {
  private static final String ROOT = "org.concurrencyatlas.";
  private static final List<String> FLOORS =
      List.of(
          "result",
          "catalogue",
          "stats",
          "machine",
          "verdict",
          "inference",
          "analysis",
          "report",
          "process",
          "workload",
          "backend",
          "model",
          "suite",
          "race",
          "gate",
          "plan",
          "run",
          "trace",
          "cli");

  /** The packages that docs/your-own.md tells of. */
  private static final Set<String> IMPLEMENTED_BY_USERS =
      Set.of(ROOT + "workload", ROOT + "model", ROOT + "backend", ROOT + "catalogue");

  private static final Path SOURCES = Path.of("src/main/java/org/concurrencyatlas");

  /** Grouping and decimal points; {@code %s} and a bare {@code %d} are the same everywhere. */
  private static final Pattern LOCALE_DEPENDENT = Pattern.compile("%[+,]?\\d*(,d|\\.\\d+[fe])");

  /** The line that begins a method of a class or of one inside it, by its indentation. */
  private static final Pattern METHOD =
      Pattern.compile(
          "^( {2}| {4})(?! )(?:(?:public|private|static|final|abstract) )*[\\w<>\\[\\], .?@]+ \\w+\\([^;]*\\{$");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages("org.concurrencyatlas");

  @Test
  void everyPackageHasAFloor() {
    Set<String> packages =
        PRODUCT.stream()
            .map(ArchitectureTest::floor)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(FLOORS).containsAll(packages);
  }

  @Test
  void everyFloorUsesOnlyLowerOnes() {
    List<String> upward =
        PRODUCT.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(ArchitectureTest::pointsUp)
            .map(Dependency::getDescription)
            .toList();

    assertThat(upward).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        PRODUCT.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(each -> each.getName())
            .toList();

    assertThat(unmarked).isEmpty();
  }

  @Test
  void onlyTheCommandLineTouchesTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "cli..", ROOT + "process..", ROOT + "backend..")
        .and()
        .doNotHaveSimpleName("ForkLog") // it takes them from JMH, so that nobody prints
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(PRODUCT);
  }

  /** A user's jar must not depend on our choice of libraries. */
  @Test
  void whatUsersImplementNamesNoTypeOfALibrary() {
    List<String> foreign =
        PRODUCT.stream()
            .filter(type -> IMPLEMENTED_BY_USERS.contains(type.getPackageName()))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method ->
                Stream.concat(
                        method.getRawParameterTypes().stream(),
                        Stream.of(method.getRawReturnType()))
                    .map(each -> each.getBaseComponentType())
                    .anyMatch(ArchitectureTest::isOfALibrary))
            .map(method -> method.getFullName())
            .toList();

    assertThat(foreign).isEmpty();
  }

  private static boolean isOfALibrary(JavaClass type) {
    return !type.isPrimitive()
        && !type.getPackageName().startsWith("java.")
        && !type.getPackageName().startsWith(ROOT);
  }

  @Test
  void reportsAndVerdictsKnowNoJmh() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "result..",
            ROOT + "stats..",
            ROOT + "verdict..",
            ROOT + "inference..",
            ROOT + "analysis..",
            ROOT + "report..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openjdk.jmh..")
        .check(PRODUCT);
  }

  /** Charts say what is shown; only renderers know how it is drawn. */
  @Test
  void chartsAndPlotsKnowNoPixel() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "report.view..",
            ROOT + "report.text..",
            ROOT + "report.plot..",
            ROOT + "report.chart..",
            ROOT + "report.timeline..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.awt..", "org.knowm.xchart..", ROOT + "report.canvas..", ROOT + "report.render..")
        .check(PRODUCT);
  }

  @Test
  void noPackageHoldsMoreFilesThanAReaderKeepsInMind() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      Map<Path, Long> files =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

      assertThat(files).allSatisfy((room, count) -> assertThat(count).isLessThanOrEqualTo(18));
    }
  }

  @Test
  void noFileIsLongerThanAReaderReads() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
    }
  }

  @Test
  void noMethodIsLongerThanAScreen() throws IOException {
    for (Path file : sources()) {
      assertThat(longMethods(Files.readAllLines(file))).as(file.toString()).isEmpty();
    }
  }

  @Test
  void noNumberIsWrittenByTheUsersLocale() throws IOException {
    for (Path file : sources()) {
      String text = Files.readString(file);
      LOCALE_DEPENDENT
          .matcher(text)
          .results()
          .forEach(number -> {
            int from = Math.max(0, number.start() - 200);
            assertThat(text.substring(from, number.start()))
                .as("%s: %s", file, number.group())
                .contains("Locale.ROOT");
          });
    }
  }

  @Test
  void noCommentOnlyRepeatsTheSignature() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .doesNotContainPattern("/\\*\\* (Copies|Creates)[^\n]*\n *(public )?\\w+ \\{");
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      return sources.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Methods of formatted code: from a line that opens one to the brace below its beginning. */
  private static List<String> longMethods(List<String> lines) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher head = METHOD.matcher(lines.get(i));
      if (head.find() && !lines.get(i).contains(" record ")) {
        String end = head.group(1) + "}";
        int from = i;
        while (i < lines.size() && !lines.get(i).equals(end)) {
          i++;
        }
        if (i - from > 40) {
          found.add(lines.get(from).strip() + ": " + (i - from) + " lines");
        }
      }
    }
    return found;
  }

  private static boolean pointsUp(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    return target.getPackageName().startsWith(ROOT)
        && !target.getPackageName().contains("jmh_generated")
        && FLOORS.indexOf(floor(target)) > FLOORS.indexOf(floor(dependency.getOriginClass()));
  }

  private static String floor(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
  }
}
