package org.minispark.compare.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minispark.compare.TestRecordings.job;
import static org.minispark.compare.TestRecordings.of;
import static org.minispark.compare.TestRecordings.task;
import static org.minispark.compare.check.Equality.CLOSE_NUMBERS;
import static org.minispark.compare.check.Equality.SAME_BITS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.compare.TestRecordings;
import org.minispark.compare.recording.Recording;
import org.minispark.compare.recording.Recording.Action;
import org.minispark.compare.recording.Recording.Job;
import org.minispark.compare.recording.Recording.Stage;
import org.minispark.compare.run.EngineRun;

class RunComparisonTest {
  @TempDir private Path folder;

  @Test
  void runsThatPrintAndWriteTheSameAreEqual() throws IOException {
    write("spark", "counts/part-00000", "(b,2)\n(a,1)\n(c,3)\n");
    write("mini", "counts/part-00000", "(b,2)\n(a,1)\n(c,3)\n");
    write("spark", "counts/_SUCCESS", "");
    write("mini", "counts/_SUCCESS", "");
    print("spark", "one\nwrote " + folder.resolve("spark/out/counts") + "\n");
    print("mini", "one\nwrote " + folder.resolve("mini/out/counts") + "\n");
    assertThat(differences(SAME_BITS)).isEmpty();
    assertThat(comparison(SAME_BITS).extent())
        .isEqualTo("2 lines, 2 files, 0 actions, 0 jobs of 0 stages");
  }

  @Test
  void aLineOfStandardOutputThatDiffersIsNamed() throws IOException {
    print("spark", "one\ntwo\n");
    print("mini", "one\n2\n");
    assertThat(differences(SAME_BITS))
        .containsExactly(new Difference("standard output, line 2", "two", "2"));
  }

  @Test
  void aFileThatOnlyOneSideWroteIsNamed() throws IOException {
    write("spark", "part-00001", "x\n");
    assertThat(differences(CLOSE_NUMBERS))
        .containsExactly(new Difference("file part-00001", "written", "(nothing)"));
  }

  @Test
  void orderWithinAPartitionCountsOnOneSlotOrWhereSparkSorted() throws IOException {
    write("spark", "part-00000", "(b,2)\n(a,1)\n(c,3)\n");
    write("mini", "part-00000", "(a,1)\n(b,2)\n(c,3)\n");
    assertThat(differences(SAME_BITS))
        .containsExactly(new Difference("file part-00000, record 1", "(b,2)", "(a,1)"));
    assertThat(differences(CLOSE_NUMBERS)).isEmpty();

    write("spark", "part-00000", "(a,1)\n(b,2)\n(c,3)\n");
    write("mini", "part-00000", "(b,2)\n(a,1)\n(c,3)\n");
    assertThat(differences(CLOSE_NUMBERS))
        .containsExactly(new Difference("file part-00000, record 1", "(a,1)", "(b,2)"));
  }

  @Test
  void recordsMayNotMoveToAnotherPartition() throws IOException {
    write("spark", "part-00000", "(b,2)\n(a,1)\n(c,3)\n");
    write("mini", "part-00000", "(b,2)\n(a,1)\n");
    write("spark", "part-00001", "");
    write("mini", "part-00001", "(c,3)\n");
    assertThat(differences(CLOSE_NUMBERS))
        .containsExactly(
            new Difference("file part-00000, record 3", "(c,3)", "(nothing)"),
            new Difference("file part-00001, record 1", "(nothing)", "(c,3)"));
  }

  @Test
  void aChecksumIsNotNamedBesideItsFile() throws IOException {
    write("spark", "part-00000", "x\n");
    write("mini", "part-00000", "y\n");
    write("spark", ".part-00000.crc", "1");
    write("mini", ".part-00000.crc", "2");
    assertThat(differences(SAME_BITS)).hasSize(1);
    write("mini", "part-00000", "x\n");
    assertThat(differences(SAME_BITS))
        .extracting(Difference::place)
        .containsExactly("file .part-00000.crc, record 1");
  }

  @Test
  void bytesThatMakeNoLinesCountToo() throws IOException {
    write("spark", "part-00000", "x\n");
    write("mini", "part-00000", "x");
    assertThat(differences(SAME_BITS))
        .containsExactly(new Difference("file part-00000, byte 1", "2 bytes", "1 bytes"));
  }

  @Test
  void ofLongLinesThePartIsShownWhereTheyBeginToDiffer() throws IOException {
    String same = "0123456789".repeat(100);
    print("spark", same + "S" + same + "\n");
    print("mini", same + "M" + same + "\n");
    Difference difference = differences(SAME_BITS).get(0);
    assertThat(difference.spark()).contains("789S012").hasSizeLessThan(200);
    assertThat(difference.miniSpark()).contains("789M012").startsWith("...").endsWith("...");
  }

  private List<Difference> differences(Equality equality) throws IOException {
    return comparison(equality).differences();
  }

  @Test
  void findsTheRecordThatAnActionReturnedOtherwise() throws IOException {
    Recording spark = of(List.of(), List.of(), new Action("take at A.java:3", List.of("1", "2")));
    Recording mini = of(List.of(), List.of(), new Action("take at A.java:3", List.of("1", "3")));

    assertThat(differences(spark, mini))
        .containsExactly(new Difference("action 1, take at A.java:3, record 2", "2", "3"));
    assertThat(differences(spark, of(List.of(), List.of())))
        .containsExactly(new Difference("action 1", "take at A.java:3", "(nothing)"));
  }

  @Test
  void findsWhereThePlansDiffer() throws IOException {
    Recording spark = of(List.of(job()), List.of(task(4, 0, 1210, 1300)));
    Recording mini = of(List.of(job()), List.of());

    assertThat(differences(spark, spark)).isEmpty();
    assertThat(differences(spark, mini))
        .extracting(Difference::place)
        .containsExactly("plan, line 2");
  }

  @Test
  void jobsThatRanAtTheSameTimeMayHaveAnyOrder() throws IOException {
    Job counted = jobOf("count at A.java:5", 2, 1200, 1300);
    Job collected = jobOf("collect at A.java:6", 3, 1250, 1400);
    Job later = jobOf("collect at A.java:6", 3, 1300, 1400);
    Recording spark = of(List.of(counted, collected), List.of());

    assertThat(differences(spark, of(List.of(collected, counted), List.of()))).isEmpty();
    assertThat(differences(spark, of(List.of(counted, counted), List.of()))).hasSize(1);
    assertThat(
            differences(
                of(List.of(counted, later), List.of()),
                of(List.of(collected, jobOf("count at A.java:5", 2, 1400, 1500)), List.of())))
        .hasSize(1);
  }

  @Test
  void whatSparkCallsTakeAsyncByMistakeIsTakenForTheSame() throws IOException {
    Job taken = jobOf("takeAsync at A.java:5", 2, 1200, 1300);
    Job counted = jobOf("count at A.java:6", 2, 1300, 1400);
    Job calledTaken = jobOf("takeAsync at A.java:5", 2, 1300, 1400);

    assertThat(
            differences(
                of(List.of(taken, calledTaken), List.of()), of(List.of(taken, counted), List.of())))
        .isEmpty();
  }

  private static Job jobOf(String name, int tasks, long start, long end) {
    Stage stage = new Stage(0, name, tasks, List.of(), "000000 ParallelCollectionRDD(2)", false);
    return new Job(0, 0, start, end, true, List.of(stage));
  }

  @Test
  void ofStagesThatAreAlikeEitherMayHaveTheLowerNumber() throws IOException {
    Recording first = of(List.of(jobThatSkips(4, 6)), List.of());
    Recording second = of(List.of(jobThatSkips(5, 6)), List.of());
    Recording readers = of(List.of(jobThatSkips(6, 4)), List.of());
    Recording others = of(List.of(jobThatSkips(7, 5)), List.of());

    assertThat(differences(first, second)).isNotEmpty();
    assertThat(differences(first, of(List.of(jobThatSkips(5, 7)), List.of()))).isEmpty();
    assertThat(differences(readers, others)).isEmpty();
  }

  /** Two stages, one that reads the first, one that reads the second, and one that reads both. */
  private static Job jobThatSkips(Integer... numbers) {
    List<Integer> skipped = Arrays.asList(numbers);
    String source = "000000 ParallelCollectionRDD(2)";
    String shuffled = "000001 ShuffledRDD(2)";
    return new Job(
        0,
        0,
        1200,
        1500,
        true,
        List.of(
            new Stage(4, "map at A.java:4", 2, List.of(), source, skipped.contains(4)),
            new Stage(5, "map at A.java:4", 2, List.of(), source, skipped.contains(5)),
            new Stage(6, "map at A.java:5", 2, List.of(4), shuffled, skipped.contains(6)),
            new Stage(7, "map at A.java:5", 2, List.of(5), shuffled, skipped.contains(7)),
            new Stage(8, "count at A.java:6", 1, List.of(6, 7), "000002 CoGroupedRDD(1)", false)));
  }

  @Test
  void takesAStageThatSparkNamesAfterItsOwnSourceForTheSame() throws IOException {
    Job job = job();
    Stage last = job.stages().get(1);
    Stage named =
        new Stage(5, "runJob at SparkHadoopWriter.scala:83", 1, last.parents(), last.rdds(), false);
    Job ofSpark = new Job(0, 0, 1200, 1500, true, List.of(job.stages().get(0), named));

    assertThat(differences(of(List.of(ofSpark), List.of()), of(List.of(job), List.of()))).isEmpty();
    assertThat(differences(of(List.of(job), List.of()), of(List.of(ofSpark), List.of())))
        .hasSize(1);
  }

  private List<Difference> differences(Recording spark, Recording mini) throws IOException {
    return new RunComparison(run("spark", spark), run("mini", mini), Equality.SAME_BITS)
        .differences();
  }

  private RunComparison comparison(Equality equality) throws IOException {
    return new RunComparison(run("spark"), run("mini"), equality);
  }

  private EngineRun run(String engine) throws IOException {
    return run(engine, TestRecordings.lasting(1, 1000));
  }

  private EngineRun run(String engine, Recording recording) throws IOException {
    Path place = folder.resolve(engine);
    Path output = Files.createDirectories(place.resolve("out"));
    Path printed = place.resolve("stdout.txt");
    if (!Files.exists(printed)) {
      Files.createFile(printed);
    }
    return new EngineRun(
        0, 0, Duration.ofSeconds(2), printed, place.resolve("err"), output, recording);
  }

  private void print(String engine, String text) throws IOException {
    run(engine);
    Files.writeString(folder.resolve(engine).resolve("stdout.txt"), text);
  }

  private void write(String engine, String name, String text) throws IOException {
    Path file = run(engine).output().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
