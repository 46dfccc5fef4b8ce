package org.minispark.compare.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minispark.compare.check.Equality.CLOSE_NUMBERS;
import static org.minispark.compare.check.Equality.SAME_BITS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(comparison(SAME_BITS).extent()).isEqualTo("2 lines, 2 files");
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

  private RunComparison comparison(Equality equality) throws IOException {
    return new RunComparison(run("spark"), run("mini"), equality);
  }

  private EngineRun run(String engine) throws IOException {
    Path place = folder.resolve(engine);
    Path output = Files.createDirectories(place.resolve("out"));
    Path printed = place.resolve("stdout.txt");
    if (!Files.exists(printed)) {
      Files.createFile(printed);
    }
    return new EngineRun(
        0, Duration.ofSeconds(2), Duration.ofSeconds(1), printed, place.resolve("err"), output);
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
