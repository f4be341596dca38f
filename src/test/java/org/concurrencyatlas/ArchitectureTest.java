package org.concurrencyatlas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
          "plan",
          "run",
          "trace",
          "cli");

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
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(PRODUCT);
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
