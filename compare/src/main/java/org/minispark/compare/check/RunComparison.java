package org.minispark.compare.check;

import static java.util.Comparator.naturalOrder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minispark.compare.recording.Recording.Action;
import org.minispark.compare.run.EngineRun;
import org.minispark.compare.run.Program;

/**
 * Finds where two runs differ: the first place in what they printed, what their actions returned,
 * and in each file.
 */
public final class RunComparison {
  private static final Pattern PART = Pattern.compile("part-(\\w-)?\\d+");

  private final EngineRun spark;
  private final EngineRun miniSpark;
  private final Equality equality;

  public RunComparison(EngineRun spark, EngineRun miniSpark, Equality equality) {
    this.spark = spark;
    this.miniSpark = miniSpark;
    this.equality = equality;
  }

  /** All differences, at most one per file; none if the runs are equal. */
  public List<Difference> differences() throws IOException {
    List<Difference> differences = new ArrayList<>();
    LineComparison.inOrder(
            "standard output, line ",
            sparkLines(spark.standardOutput()),
            miniSparkLines(miniSpark.standardOutput()),
            equality)
        .ifPresent(differences::add);
    addActions(differences);
    // Checksums last: the file that they belong to is named itself.
    Set<String> names =
        new TreeSet<>(
            Comparator.comparing(RunComparison::isChecksum).thenComparing(naturalOrder()));
    names.addAll(fileNames(spark.output()));
    names.addAll(fileNames(miniSpark.output()));
    for (String name : names) {
      addDifference(name, differences);
    }
    differences.addAll(planDifferences());
    return differences.stream().map(Difference::shortened).toList();
  }

  /**
   * Where the engines made different plans of the program; the first place alone. Jobs that run at
   * the same time begin in any order: then it counts what they are, not how they are called.
   */
  private List<Difference> planDifferences() {
    Plan actual = Plan.of(miniSpark.recording());
    Plan expected = Plan.of(spark.recording());
    if (spark.recording().hasConcurrentJobs() || miniSpark.recording().hasConcurrentJobs()) {
      actual = actual.sorted();
      expected = expected.sorted().withNamesOf(actual);
    }
    return LineComparison.inOrder(
            "plan, line ",
            expected.withProgramNamesOf(actual).lines(),
            actual.lines(),
            Equality.SAME_BITS)
        .stream()
        .toList();
  }

  /** How much was held side by side, in words. */
  public String extent() throws IOException {
    return count(sparkLines(spark.standardOutput()).size(), "line")
        + ", "
        + count(fileNames(spark.output()).size(), "file")
        + ", "
        + count(spark.recording().actions().size(), "action")
        + ", "
        + Plan.of(spark.recording()).extent();
  }

  /** The first action whose value differs; what follows may follow from it. */
  private void addActions(List<Difference> differences) {
    List<Action> expected = spark.recording().actions();
    List<Action> actual = miniSpark.recording().actions();
    Optional<Difference> places =
        LineComparison.inOrder("action ", places(expected), places(actual), Equality.SAME_BITS);
    if (places.isPresent()) {
      differences.add(places.get());
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      Optional<Difference> values = values(i + 1, expected.get(i), actual.get(i));
      if (values.isPresent()) {
        differences.add(values.get());
        return;
      }
    }
  }

  private Optional<Difference> values(int number, Action expected, Action actual) {
    String place = "action " + number + ", " + expected.place() + ", record ";
    boolean anyOrder = equality != Equality.SAME_BITS && !LineComparison.isSorted(expected.value());
    return anyOrder
        ? LineComparison.inAnyOrder(place, expected.value(), actual.value(), equality)
        : LineComparison.inOrder(place, expected.value(), actual.value(), equality);
  }

  private static List<String> places(List<Action> actions) {
    return actions.stream().map(Action::place).toList();
  }

  private void addDifference(String name, List<Difference> differences) throws IOException {
    Path ofSpark = spark.output().resolve(name);
    Path ofMiniSpark = miniSpark.output().resolve(name);
    if (!Files.exists(ofSpark) || !Files.exists(ofMiniSpark)) {
      differences.add(new Difference("file " + name, presence(ofSpark), presence(ofMiniSpark)));
      return;
    }
    long firstByte = Files.mismatch(ofSpark, ofMiniSpark);
    if (firstByte < 0 || followsFromAnother(name, differences)) {
      return;
    }
    compareText(name, differences);
    if (equality == Equality.SAME_BITS && !isNoted(name, differences)) {
      differences.add(
          new Difference(
              "file " + name + ", byte " + firstByte,
              Files.size(ofSpark) + " bytes",
              Files.size(ofMiniSpark) + " bytes"));
    }
  }

  private void compareText(String name, List<Difference> differences) throws IOException {
    List<String> expected = sparkLines(spark.output().resolve(name));
    List<String> actual = miniSparkLines(miniSpark.output().resolve(name));
    String place = "file " + name + ", record ";
    boolean anyOrder =
        equality != Equality.SAME_BITS
            && PART.matcher(fileName(name)).matches()
            && !LineComparison.isSorted(expected);
    (anyOrder
            ? LineComparison.inAnyOrder(place, expected, actual, equality)
            : LineComparison.inOrder(place, expected, actual, equality))
        .ifPresent(differences::add);
  }

  /** A checksum differs where its file does, which has been said or need not be. */
  private boolean followsFromAnother(String name, List<Difference> differences) {
    if (!isChecksum(name)) {
      return false;
    }
    String checked =
        name.substring(0, name.length() - fileName(name).length())
            + fileName(name).replaceAll("^\\.|\\.crc$", "");
    return equality != Equality.SAME_BITS || isNoted(checked, differences);
  }

  private static boolean isNoted(String name, List<Difference> differences) {
    return differences.stream()
        .anyMatch(difference -> difference.place().startsWith("file " + name + ","));
  }

  private static boolean isChecksum(String name) {
    return name.endsWith(".crc");
  }

  private static String fileName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String presence(Path file) {
    return Files.exists(file) ? "written" : Difference.NOTHING;
  }

  private static String count(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private List<String> sparkLines(Path file) throws IOException {
    return lines(file, spark.output());
  }

  private List<String> miniSparkLines(Path file) throws IOException {
    return lines(file, miniSpark.output());
  }

  /** The file's lines, in which the folder that the program was given has the same name. */
  private static List<String> lines(Path file, Path output) throws IOException {
    // A decoder that replaces what is no text, so that any file can be shown.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.replace(output.toString(), Program.OUTPUT).lines().toList();
  }

  private static List<String> fileNames(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .toList();
    }
  }
}
