package org.minispark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds core to its package table, and the table's rules to classes made to break them. */
class ArchitectureTest {
  private static final String ROOT = "org.minispark";
  private static final String BROKEN_ROOT = ROOT + ".architecture.violations";

  private final PackageTable table = new PackageTable(ROOT);
  private final PackageTable brokenTable = new PackageTable(BROKEN_ROOT);

  @Test
  void coreKeepsToItsPackageTable() {
    JavaClasses core =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new WithoutTestNames())
            .importPackages(ROOT);

    assertThat(core).isNotEmpty();
    table.everyClassHasARow().check(core);
    table.noArrowToALaterRow().check(core);
    table.noCycleAmongEnginePackages().check(core);
    table.executorKnowsNoScheduler().check(core);
    table.kryoOnlyInTheSerializer().check(core);
    table.noNettyNoSpark().check(core);
  }

  @Test
  void everyPackageOfCoreSaysWhatItIs() throws IOException {
    try (Stream<Path> files = Files.walk(mainSources())) {
      List<Path> packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();

      assertThat(packages).isNotEmpty();
      assertThat(packages)
          .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
          .as("packages without a package-info.java")
          .isEmpty();
    }
  }

  @Test
  void anArrowToALaterRowIsFound() {
    assertThat(violationsOf(brokenTable.noArrowToALaterRow()))
        .anySatisfy(what -> assertThat(what).contains("engine.storage must not know rdd"))
        .anySatisfy(what -> assertThat(what).contains("vocabulary must not know engine.memory"))
        .anySatisfy(what -> assertThat(what).contains("rdd must not know facades", "RDD.count()"))
        .noneSatisfy(what -> assertThat(what).contains("RDD.toJavaRDD()> "));
  }

  @Test
  void aCycleAmongEnginePackagesIsFound() {
    assertThat(violationsOf(brokenTable.noCycleAmongEnginePackages()))
        .anySatisfy(what -> assertThat(what).contains("Slice executor", "Slice scheduler"));
  }

  @Test
  void anExecutorThatKnowsTheSchedulerIsFound() {
    assertThat(violationsOf(brokenTable.executorKnowsNoScheduler())).isNotEmpty();
  }

  @Test
  void kryoOutsideTheSerializerIsFound() {
    assertThat(violationsOf(brokenTable.kryoOnlyInTheSerializer()))
        .anySatisfy(what -> assertThat(what).contains("MemoryThatNamesKryo"));
  }

  @Test
  void aPackageWithoutARowIsFound() {
    assertThat(violationsOf(brokenTable.everyClassHasARow()))
        .anySatisfy(what -> assertThat(what).contains("somewhere.Stray stands in no row"));
  }

  private static List<String> violationsOf(ArchRule rule) {
    JavaClasses broken = new ClassFileImporter().importPackages(BROKEN_ROOT);
    return rule.evaluate(broken).getFailureReport().getDetails();
  }

  /** Maven runs a module's tests in its own folder, an editor often in the project's. */
  private static Path mainSources() {
    Path here = Path.of("src", "main", "java");
    return Files.isDirectory(here) ? here : Path.of("minispark-core").resolve(here);
  }

  /** Knows test classes by their names too, for tools that compile everything into one folder. */
  private static final class WithoutTestNames implements ImportOption {
    private static final Pattern TEST_CLASS =
        Pattern.compile(".*(/architecture/.*|/bigdata/.*|/Testing[^/]*|Tests?(\\$[^/]*)?)\\.class");

    @Override
    public boolean includes(Location location) {
      return !location.matches(TEST_CLASS);
    }
  }
}
