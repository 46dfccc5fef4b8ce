package org.minispark.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which package of this module may name which: those before it. */
class ClusterArchitectureTest {
  private static final String ROOT = "org.minispark.cluster.";

  /** In docs/ARCHITECTURE.md too. */
  private static final List<String> ROWS =
      List.of(
          "logs",
          "protocol",
          "transport",
          "storage",
          "executor",
          "driver",
          "deploy",
          "shell",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("org.minispark.cluster");

  private static String packageOf(JavaClass type) {
    String name = type.getPackageName() + ".";
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
  }

  private static Set<String> arrowsUp(List<String> rows) {
    Set<String> arrows = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      int own = rows.indexOf(packageOf(type));
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String other = packageOf(dependency.getTargetClass());
        if (!other.isEmpty() && rows.indexOf(other) > own) {
          arrows.add(packageOf(type) + " -> " + other + ": " + dependency.getDescription());
        }
      }
    }
    return arrows;
  }

  @Test
  void everyPackageHasARow() {
    assertThat(CLASSES).isNotEmpty();
    assertThat(CLASSES)
        .allSatisfy(type -> assertThat(ROWS).as(type.getName()).contains(packageOf(type)));
  }

  @Test
  void noArrowLeadsToALaterRow() {
    assertThat(arrowsUp(ROWS)).isEmpty();
  }

  @Test
  void anArrowToALaterRowWouldBeFound() {
    List<String> reversed = new ArrayList<>(ROWS);
    Collections.reverse(reversed);
    assertThat(arrowsUp(reversed)).anyMatch(arrow -> arrow.startsWith("transport -> protocol"));
  }

  @Test
  void nettyIsTheTransportsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "transport..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(CLASSES);
    ArchRule forAll = noClasses().should().dependOnClassesThat().resideInAPackage("io.netty..");
    assertThat(forAll.evaluate(CLASSES).hasViolation()).isTrue();
  }

  @Test
  void whatOthersSeeOfTheTransportNamesNoNetty() {
    assertThat(CLASSES)
        .filteredOn(type -> packageOf(type).equals("transport"))
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(JavaClass::getMethods)
        .filteredOn(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .allSatisfy(
            method ->
                assertThat(method.getFullName() + method.getRawReturnType().getName())
                    .doesNotContain("io.netty"));
  }

  @Test
  void anExecutorKnowsNoScheduler() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "executor..", ROOT + "storage..", ROOT + "transport..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.minispark.engine.scheduler..")
        .check(CLASSES);
  }
}
