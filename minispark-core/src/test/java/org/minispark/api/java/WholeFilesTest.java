package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minispark.Tuple2;
import org.minispark.hadoop.mapreduce.lib.input.InvalidInputException;
import org.minispark.input.PortableDataStream;

/** Whole files and binary records, in the partitions that Spark 3.5.7 makes of them. */
class WholeFilesTest extends EngineSuite {
  @TempDir private Path folder;

  private void writeSizes() throws IOException {
    for (int i = 1; i <= 6; i++) {
      Files.writeString(folder.resolve("f" + i), "a".repeat(i * 100));
    }
    Files.createFile(folder.resolve("e0"));
    Files.createFile(folder.resolve("g"));
    Files.writeString(folder.resolve("_hidden"), "h");
    Files.writeString(folder.resolve(".hidden"), "h");
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub").resolve("passed over"), "s");
  }

  private static String nameAndSize(String name, int size) {
    return name.substring(name.lastIndexOf('/') + 1) + ":" + size;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-1; [[f1:100], [f2:200], [f3:300], [f4:400], [f5:500], [f6:600], [e0:0], [g:0]]",
        "0; [[f1:100, f2:200, f3:300, f4:400, f5:500, f6:600], [e0:0, g:0]]",
        "2; [[f1:100, f2:200, f3:300, f4:400, f5:500], [e0:0, f6:600, g:0]]",
        "3; [[f1:100, f2:200, f3:300, f4:400], [f5:500, f6:600], [e0:0, g:0]]",
        "5; [[f1:100, f2:200, f3:300], [f4:400, f5:500], [f6:600], [e0:0, g:0]]",
      })
  void textsArePutTogetherAsSparkDoes(int minPartitions, String expected) throws IOException {
    writeSizes();
    JavaRDD<String> sizes =
        sc.wholeTextFiles(folder.toString(), minPartitions)
            .map(file -> nameAndSize(file._1, file._2.length()));

    assertThat(layout(sizes)).isEqualTo(expected);
  }

  @Test
  void aTextHasItsFilesName() throws IOException {
    Path file = Files.writeString(folder.resolve("a b%20c"), "one\r\ntwo\n");

    assertThat(sc.wholeTextFiles(file.toString()).collect())
        .containsExactly(new Tuple2<>("file:" + file, "one\r\ntwo\n"));
    assertThat(sc.wholeTextFiles(folder + "/a*," + file).count()).isEqualTo(2);
    assertThat(sc.wholeTextFiles(file.toString()).name()).isEqualTo(file.toString());
  }

  @Test
  void aTextIsUnpackedAndDecoded() throws IOException {
    Path packed = folder.resolve("t.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("zipped\u00e9".getBytes(StandardCharsets.UTF_8));
    }
    Path damaged = Files.write(folder.resolve("damaged"), new byte[] {(byte) 0xff, 'x'});

    assertThat(sc.wholeTextFiles(packed.toString()).values().collect())
        .containsExactly("zipped\u00e9");
    assertThat(sc.wholeTextFiles(damaged.toString()).values().collect()).containsExactly("\ufffdx");
  }

  @Test
  void filesAreOpenedWhereTheyAreWanted() throws IOException {
    writeSizes();
    JavaPairRDD<String, PortableDataStream> files = sc.binaryFiles(folder.toString());

    assertThat(layout(files.map(file -> nameAndSize(file._1, file._2.toArray().length))))
        .isEqualTo("[[e0:0, f1:100, f2:200, f3:300, f4:400, f5:500, f6:600, g:0]]");
    PortableDataStream first = files.filter(file -> file._1.endsWith("f1")).values().first();
    assertThat(first.getPath()).isEqualTo("file:" + folder.resolve("f1"));
    assertThat(first.toArray()).hasSize(100);
    try (DataInputStream bytes = first.open()) {
      assertThat(bytes.readByte()).isEqualTo((byte) 'a');
    }
    assertThat(files.name()).isEqualTo(folder.toString());
    Files.delete(folder.resolve("f1"));
    assertThatThrownBy(first::toArray)
        .isInstanceOf(IOException.class)
        .hasMessage("File file:" + folder.resolve("f1") + " does not exist");
  }

  @Test
  void recordsHaveTheSameLength() throws IOException {
    Path file = Files.writeString(folder.resolve("records"), "abcdefghijklmnop");
    Path other = Files.writeString(folder.resolve("more"), "qrst");

    assertThat(records(file + "," + other, 4)).isEqualTo("[[abcd, efgh, ijkl, mnop], [qrst]]");
    assertThat(sc.binaryRecords(file.toString(), 4).name()).isNull();
    assertThatThrownBy(() -> records(file.toString(), 5))
        .hasRootCauseInstanceOf(EOFException.class)
        .hasStackTraceContaining("file:" + file + ": the record at byte 15 has 1 bytes, not 5");
    assertThatThrownBy(() -> records(file.toString(), 0))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
    Path packed = Files.writeString(folder.resolve("r.gz"), "abcd");
    assertThatThrownBy(() -> records(packed.toString(), 4))
        .hasRootCauseInstanceOf(IOException.class)
        .hasStackTraceContaining("not read from compressed files");
  }

  private String records(String paths, int length) {
    return layout(
        sc.binaryRecords(paths, length)
            .map(record -> new String(record, StandardCharsets.US_ASCII)));
  }

  @Test
  void whatIsMissingIsFoundOutByTheFirstJob() {
    String missing = folder.resolve("missing").toString();
    for (JavaRDDLike<?, ?> files :
        List.of(
            sc.wholeTextFiles(missing), sc.binaryFiles(missing), sc.binaryRecords(missing, 4))) {
      assertThatThrownBy(files::count)
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("Input path does not exist: file:" + missing);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.wholeTextFiles(""))
        .withMessage("Can not create a Path from an empty string");
  }
}
