package org.minispark.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.parity.probe.CaseRunner;
import org.minispark.compare.relocation.ProgramRelocator;
import org.minispark.compare.run.Engines;

/**
 * Each case tells the same on MiniSpark, in this JVM, and on Spark, in one that all cases share.
 */
class ParityTest {
  private static final Path COMPATIBILITY = Path.of("..", "docs", "COMPATIBILITY.md");

  @TempDir private static Path folder;

  private static List<ParityCase> cases;
  private static SparkProcess spark;
  private static CaseRunner miniSpark;

  @BeforeAll
  static void start() throws IOException, ClassNotFoundException {
    Pattern only = Pattern.compile(System.getProperty("parity.only", ""));
    cases =
        ParityCase.findAll().stream()
            .filter(found -> only.matcher(found.toString()).find())
            .toList();
    Path program = folder.resolve("cases.jar");
    ProgramRelocator.toSpark().relocate(copyCases(), program);
    Path ofSpark = Files.createDirectories(folder.resolve("spark"));
    spark =
        new SparkProcess(
            Engines.spark(TestPrograms.sparkClassPath(), Map.of(), ofSpark),
            program,
            ofSpark,
            cases);
    miniSpark = new CaseRunner(Files.createDirectories(folder.resolve("minispark")));
  }

  @AfterAll
  static void stop() {
    if (miniSpark != null) {
      miniSpark.close();
    }
    if (spark != null) {
      spark.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> parity() {
    Map<String, Stream.Builder<DynamicTest>> byClass = new LinkedHashMap<>();
    for (ParityCase each : cases) {
      byClass
          .computeIfAbsent(each.className(), name -> Stream.builder())
          .add(DynamicTest.dynamicTest(each.name(), () -> compare(each)));
    }
    return byClass.entrySet().stream()
        .map(
            entry -> {
              String simpleName = entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1);
              return DynamicContainer.dynamicContainer(simpleName, entry.getValue().build());
            });
  }

  private static void compare(ParityCase each) throws Exception {
    String ours = miniSpark.run(each.className(), each.name());
    String theirs = inOurNames(spark.answer(each));
    if (Boolean.getBoolean("parity.show")) {
      System.out.println("---- " + each + " on Spark:\n" + theirs);
    }
    if (each.distance() > 0) {
      ours = NearText.withNearNumbersOf(theirs, ours, each.distance());
    }
    if (each.difference() == null) {
      if (!ours.equals(theirs)) {
        fail("%s%n%s", each, TextDifference.of(theirs, ours));
      }
      return;
    }
    assertThat(Files.readString(COMPATIBILITY).contains(each.difference()))
        .as("%s tells of '%s'", COMPATIBILITY, each.difference())
        .isTrue();
    assertThat(ours).as("a difference that is none any more: %s", each).isNotEqualTo(theirs);
  }

  /** Spark's text with MiniSpark's names, also amid other words. */
  private static String inOurNames(String text) {
    return text.replace("org.apache.spark.", "org.minispark.")
        .replace("org.apache.hadoop.", "org.minispark.hadoop.")
        .replace("scala.Tuple", "org.minispark.Tuple")
        .replace("scala.Product", "org.minispark.Product");
  }

  /** A folder with the classes that run in both JVMs, and nothing else. */
  private static Path copyCases() throws IOException {
    Path target = folder.resolve("classes");
    for (String subfolder : List.of("probe", "cases")) {
      for (Path file : ParityCase.classFiles(subfolder)) {
        Path copy = target.resolve(ParityCase.testClasses().relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return target;
  }
}
