package org.minispark.engine.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minispark.TaskKilledException;
import org.minispark.engine.files.InputFiles.Subdirectories;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** The lines of each split are those that Spark 3.5.7 reads. */
class SplitLinesTest {
  private @TempDir Path directory;

  /** Bytes as Latin-1 with escapes; the lines of a split in brackets, each with a bar behind it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a; 1; [a|]",
        "a\\n; 2; [a|][]",
        "\\n; 1; [|]",
        "\\n\\n; 1; [||]",
        "\\r; 1; [|]",
        "\\r\\n; 1; [|]",
        "a\\r; 1; [a|]",
        "ab\\r\\ncd\\r\\n; 1; [ab|cd|]",
        "ab\\r\\ncd\\r\\n; 5; [ab|][][][cd|][][][][]",
        "ab\\rcd\\ref; 1; [ab|cd|ef|]",
        "ab\\rcd\\ref; 3; [ab|][cd|][ef|][]",
        "a\\n\\rb; 1; [a||b|]",
        "a\\r\\r\\nb\\n\\r\\n; 1; [a||b||]",
        "abc\\r\\n\\r\\n\\r\\nd; 3; [abc|][|][|d|][]",
        "longlonglonglonglonglong\\nx\\ny\\n; 3; [longlonglonglonglonglong|][][x|y|][]",
        "longlonglonglonglonglong\\nx\\ny\\n; 5; [longlonglonglonglonglong|][][][][x|][y|]",
        "\u00ef\u00bb\u00bf; 1; []",
        "\u00ef\u00bb\u00bf\\n; 1; [|]",
        "\u00ef\u00bb\u00bfa\\nb\\n; 1; [a|b|]",
        "\u00ef\u00bb\u00bfa\\nb\\n; 5; [a|][][][][b|][][]",
        "\u00ef\u00bb\u00bf\u00ef\u00bb\u00bfa; 1; [\ufeffa|]",
        "\u00ef\u00bb; 1; [\ufffd|]",
        "a\\n\u00ef\u00bb\u00bfb\\n; 1; [a|\ufeffb|]",
        "\u00ff\u00fe\\n; 1; [\ufffd\ufffd|]",
        "\u00c3\u00a9\\n; 1; [\u00e9|]",
        "\u00c3\\n\u00a9; 1; [\ufffd|\ufffd|]",
        "\u00ed\u00a0\u0080x\\n; 1; [\ufffdx|]",
        "\u00f0\u009f\u0098\u0080\\n; 1; [\ud83d\ude00|]",
        "\u00f0\u009f\u0098\\n\u00f0\u009fz\\n; 1; [\ufffd|\ufffdz|]",
        "\u00c0\u0080\\n\u00e0\u0080\u0080\\n; 1; [\ufffd\ufffd|\ufffd\ufffd\ufffd|]",
      })
  void readsWhatSparkReads(String text, int wanted, String expected) throws IOException {
    String bytes = text.replace("\\n", "\n").replace("\\r", "\r");
    Path file = Files.write(directory.resolve("text"), bytes.getBytes(ISO_8859_1));
    StringBuilder lines = new StringBuilder();
    for (FileSplit split : splits(file, wanted)) {
      lines.append('[');
      new SplitLines(split, TestingTasks.task())
          .forEachRemaining(line -> lines.append(line).append('|'));
      lines.append(']');
    }
    assertThat(lines).hasToString(expected);
  }

  @Test
  void everyLineIsInOneSplitHoweverPulledOrPushed() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      String text = randomText(random);
      Path file = Files.writeString(directory.resolve("random"), text);
      List<String> lines = new ArrayList<>();
      for (FileSplit split : splits(file, 1 + random.nextInt(12))) {
        Iterator<String> read = new SplitLines(split, TestingTasks.task());
        for (int pulls = random.nextInt(4); pulls > 0 && read.hasNext(); pulls--) {
          lines.add(read.next());
        }
        if (random.nextBoolean()) {
          assertThat(read.hasNext()).isEqualTo(read.hasNext());
        }
        read.forEachRemaining(lines::add);
        assertThat(read.hasNext()).isFalse();
        assertThatThrownBy(read::next).isInstanceOf(NoSuchElementException.class);
      }
      assertThat(lines).isEqualTo(linesOf(text));
    }
  }

  private static String randomText(Random random) {
    String[] pieces = {"a", "bcd", "\n", "\r", "\r\n", "\u00e9\u20ac", "0123456789012345678"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static List<String> linesOf(String text) {
    String[] lines = Pattern.compile("\r\n|\r|\n").split(text, -1);
    boolean ended = lines[lines.length - 1].isEmpty();
    return Arrays.asList(lines).subList(0, ended ? lines.length - 1 : lines.length);
  }

  @Test
  void linesMayBeLongerThanTheBuffer() throws IOException {
    String text = "x".repeat(1_000_000);
    Path file = Files.writeString(directory.resolve("long"), text + "\r\nshort\n" + text);
    assertThat(read(file, 1)).containsExactly(text, "short", text);
    assertThat(read(file, 7)).containsExactly(text, "short", text);
  }

  @Test
  void lineEndsMayFallOnTheEdgeOfTheBuffer() throws IOException {
    for (int length = (128 << 10) - 3; length < (128 << 10) + 2; length++) {
      String first = "y".repeat(length);
      Path file = Files.writeString(directory.resolve("edge"), first + "\r\nz\rw\n");
      assertThat(read(file, 1)).containsExactly(first, "z", "w");
    }
  }

  @Test
  void unpacksGzipAndDeflate() throws IOException {
    Path gzip = directory.resolve("x.gz");
    pack(gzip, Compression.GZIP, "g1\ng2\n\u00e9");
    assertThat(read(gzip, 3)).containsExactly("g1", "g2", "\u00e9");
    Path deflated = directory.resolve("x.deflate");
    pack(deflated, Compression.DEFLATE, "d1\nd2\n");
    assertThat(read(deflated, 3)).containsExactly("d1", "d2");
    byte[] once = Files.readAllBytes(gzip);
    byte[] twice = Arrays.copyOf(once, 2 * once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);
    assertThat(read(Files.write(directory.resolve("twice.gz"), twice), 1))
        .containsExactly("g1", "g2", "\u00e9g1", "g2", "\u00e9");
    assertThat(read(Files.writeString(directory.resolve("x.GZ"), "plain"), 1))
        .containsExactly("plain");
  }

  private static void pack(Path file, Compression compression, String text) throws IOException {
    try (OutputStream out = compression.pack(Files.newOutputStream(file))) {
      out.write(text.getBytes(UTF_8));
    }
  }

  @Test
  void brokenArchivesAreErrorsThatNameTheFile() throws IOException {
    Path whole = directory.resolve("whole.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      out.write("some text\n".getBytes(UTF_8));
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(directory.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length - 6));
    assertThatThrownBy(() -> read(cut, 1))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("file:" + cut);
    Path wrong = Files.writeString(directory.resolve("wrong.gz"), "no gzip at all");
    assertThatThrownBy(() -> read(wrong, 1)).hasMessageStartingWith("file:" + wrong);
    Path foreign = Files.writeString(directory.resolve("x.bz2"), "BZ");
    assertThatThrownBy(() -> read(foreign, 1)).hasMessageStartingWith("file:" + foreign);
  }

  @Test
  void readsFromAnArchive() throws IOException {
    Path archive = directory.resolve("sp ace.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Files.writeString(zip.getPath("/in"), "1\n2\n3\n4\n");
    }
    String name = "jar:file:" + archive + "!/in";
    List<String> lines = new ArrayList<>();
    for (FileSplit split : splits(name, 3)) {
      new SplitLines(split, TestingTasks.task()).forEachRemaining(lines::add);
    }
    assertThat(lines).containsExactly("1", "2", "3", "4");
  }

  @Test
  void filesThatShrinkOrVanishAreErrors() throws IOException {
    Path file = Files.writeString(directory.resolve("shrinks"), "1\n2\n3\n");
    FileSplit planned = splits(file, 1).get(0);
    Files.writeString(file, "1\n2\n");
    assertThatThrownBy(() -> new SplitLines(planned, TestingTasks.task()).hasNext())
        .isInstanceOf(IOException.class)
        .hasMessage("file:%s has 4 bytes, but had 6 when the job was planned", file);
    Files.delete(file);
    assertThatThrownBy(() -> new SplitLines(planned, TestingTasks.task()).hasNext())
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("File file:%s does not exist", file);
  }

  @Test
  void filesThatShrinkWhileTheyAreReadAreErrors() throws IOException {
    String line = "z".repeat(99) + "\n";
    Path file = Files.writeString(directory.resolve("shrinks"), line.repeat(10_000));
    Iterator<String> lines = new SplitLines(splits(file, 1).get(0), TestingTasks.task());
    assertThat(lines.next()).hasSize(99);
    Files.writeString(file, line.repeat(5_000));
    assertThatThrownBy(() -> lines.forEachRemaining(read -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("file:%s has 500000 bytes, but had 1000000 when the job was planned", file);
  }

  @Test
  void checksTheSumsBesideAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("part"), "line\n".repeat(1_000));
    Path sums = Files.write(directory.resolve(".part.crc"), sumsOf(Files.readAllBytes(file)));
    for (int wanted = 1; wanted < 5; wanted++) {
      assertThat(read(file, wanted)).hasSize(1_000).containsOnly("line");
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[700] ^= 1;
    Files.write(file, bytes);
    for (int wanted = 1; wanted < 5; wanted++) {
      int splits = wanted;
      assertThatThrownBy(() -> read(file, splits))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("Checksum error: file:" + file + " at 512 exp: -?\\d+ got: -?\\d+");
    }
    Files.writeString(sums, "something else");
    assertThat(read(file, 1)).hasSize(1_000);
  }

  @Test
  void filesThatAreShorterOrLongerThanTheirSumsAreErrors() throws IOException {
    byte[] whole = "line\n".repeat(1_024).getBytes(UTF_8);
    Path file = directory.resolve("part");
    Files.write(directory.resolve(".part.crc"), sumsOf(whole));
    Files.write(file, Arrays.copyOf(whole, 1_024));
    assertThatThrownBy(() -> read(file, 1))
        .hasMessage("file:%s ends at byte 1024, before its checksums do", file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> read(file, 1)).hasMessage("Checksum error: file:%s at 5120", file);
  }

  private static byte[] sumsOf(byte[] bytes) {
    ByteBuffer sums = ByteBuffer.allocate(8 + 4 * ((bytes.length + 511) / 512));
    sums.put("crc\0\0\0\2\0".getBytes(ISO_8859_1));
    for (int start = 0; start < bytes.length; start += 512) {
      CRC32 crc = new CRC32();
      crc.update(bytes, start, Math.min(512, bytes.length - start));
      sums.putInt((int) crc.getValue());
    }
    return sums.array();
  }

  @Test
  void countsWhatItReads() throws IOException {
    Path file = Files.writeString(directory.resolve("counted"), "1\n2\n3\n");
    EngineTaskContext task = TestingTasks.task();
    new SplitLines(splits(file, 1).get(0), task).forEachRemaining(line -> {});
    assertThat(task.taskMetrics().inputMetrics().recordsRead()).isEqualTo(3);
    assertThat(task.taskMetrics().inputMetrics().bytesRead()).isEqualTo(6);
  }

  @Test
  void endsWhenTheTaskIsKilled() throws IOException {
    Path file = Files.writeString(directory.resolve("killed"), "line\n".repeat(5_000));
    EngineTaskContext task = TestingTasks.task();
    int[] read = {0};
    SplitLines lines = new SplitLines(splits(file, 1).get(0), task);
    assertThatThrownBy(
            () ->
                lines.forEachRemaining(
                    line -> {
                      if (++read[0] == 100) {
                        task.markInterrupted("enough");
                      }
                    }))
        .isInstanceOf(TaskKilledException.class);
    assertThat(read[0]).isLessThan(2_000);
    task.markTaskCompleted();
  }

  private static List<String> read(Path file, int wanted) throws IOException {
    List<String> lines = new ArrayList<>();
    for (FileSplit split : splits(file, wanted)) {
      new SplitLines(split, TestingTasks.task()).forEachRemaining(lines::add);
    }
    return lines;
  }

  private static List<FileSplit> splits(Path file, int wanted) throws IOException {
    return splits(file.toString(), wanted);
  }

  private static List<FileSplit> splits(String file, int wanted) throws IOException {
    return SplitRule.LOCAL.split(InputFiles.find(file, Subdirectories.REFUSE), wanted);
  }
}
