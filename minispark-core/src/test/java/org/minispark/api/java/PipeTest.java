package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkException;
import org.minispark.TaskContext;

/** Programs of the operating system in the middle of a job. */
@DisabledOnOs(OS.WINDOWS)
class PipeTest extends EngineSuite {
  @TempDir private Path folder;

  private JavaRDD<Integer> countUp(int records) {
    return sc.parallelize(IntStream.range(0, records).boxed().toList(), 1);
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  @Test
  void aProcessOfEachPartitionReadsItsRecords() {
    assertThat(layout(numbers().pipe("cat"))).isEqualTo("[[3, 1], [2, 3]]");
    assertThat(numbers().pipe("cat").partitioner().isPresent()).isFalse();
    assertThat(numbers().pipe("cat").toDebugString()).startsWith("(2) PipedRDD[");
    assertThat(sc.parallelize(Arrays.asList("a", null), 1).pipe("cat").collect())
        .containsExactly("a", "null");
  }

  @Test
  void noShellReadsTheCommand() {
    JavaRDD<Integer> one = countUp(1);

    assertThat(one.pipe("echo  'a b'\t\"c d\" $HOME").collect())
        .containsExactly("'a b' \"c d\" $HOME");
    assertThat(one.pipe(List.of("echo", "a  b", "$HOME")).collect()).containsExactly("a  b $HOME");
  }

  @Test
  void linesEndAsInJava() {
    assertThat(countUp(1).pipe(List.of("printf", "a\\r\\nb\\rc\\n\\nd")).collect())
        .containsExactly("a", "b", "c", "", "d");
  }

  @Test
  void variablesReachIt() throws IOException {
    assertThat(countUp(1).pipe(shell("echo $A-$B"), Map.of("A", "1", "B", "x y")).collect())
        .containsExactly("1-x y");

    Path file = Files.writeString(folder.resolve("in put"), "x\n");
    List<String> variables = shell("env | grep map_input_file | sort");
    assertThat(sc.textFile(file.toString(), 1).map(line -> line).pipe(variables).collect())
        .containsExactly("map_input_file=file:" + file, "mapreduce_map_input_file=file:" + file);
    List<String> none = shell("env | grep -c map_input_file; true");
    assertThat(sc.wholeTextFiles(file.toString()).pipe(none).collect()).containsExactly("0");
    assertThat(sc.textFile(file.toString(), 1).coalesce(1).pipe(none).collect())
        .containsExactly("0");
  }

  @Test
  void aDirectoryOfItsOwnLinksToThisOne() throws IOException {
    List<String> lines =
        countUp(1)
            .pipe(shell("cat > got; pwd; ls; test -e pom.xml && cat got"), Map.of(), true, 16)
            .collect();

    Path own = Path.of(lines.get(0));
    assertThat(own.getParent()).isEqualTo(Path.of("tasks").toAbsolutePath());
    assertThat(lines).contains("got", "src", "pom.xml", "0").doesNotContain("tasks");
    assertThat(own).doesNotExist();
    Files.deleteIfExists(own.getParent());
  }

  @Test
  void anEncodingIsOfBothDirections() throws IOException {
    JavaRDD<String> text = sc.parallelize(List.of("\u00e9\u20ac"), 1);
    assertThat(text.pipe(List.of("od", "-An", "-tx1"), Map.of(), false, 8, "ISO-8859-1").collect())
        .containsExactly(" e9 3f 0a");
    assertThat(text.pipe(List.of("cat"), Map.of(), false, 8, "UTF-16LE").collect())
        .containsExactly("\u00e9\u20ac");

    Path damaged = Files.write(folder.resolve("damaged"), new byte[] {(byte) 0xff, '\n'});
    assertThatThrownBy(
            () ->
                countUp(1)
                    .pipe(List.of("cat", damaged.toString()), Map.of(), false, 8, "UTF-8")
                    .collect())
        .hasRootCauseInstanceOf(CharacterCodingException.class);
    assertThatThrownBy(() -> text.pipe(List.of("cat"), Map.of(), false, 8, "nope").collect())
        .hasRootCauseInstanceOf(UnsupportedCharsetException.class);
    assertThatThrownBy(() -> text.pipe(List.of("cat"), Map.of(), false, 0, "UTF-8").collect())
        .hasRootCauseMessage("Buffer size <= 0");
  }

  @Test
  void aBadExitFailsTheTask() {
    assertThatThrownBy(() -> numbers().pipe(shell("cat; exit 3")).collect())
        .isInstanceOf(SparkException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("Subprocess exited with status 3. Command ran: sh -c cat; exit 3");
    assertThatThrownBy(() -> numbers().pipe("no_such_program x").collect())
        .hasStackTraceContaining("java.io.IOException: Cannot run program \"no_such_program\"");
  }

  @Test
  void whatTheRecordsThrowIsTheCause() {
    JavaRDD<Integer> failing =
        countUp(10)
            .map(
                number -> {
                  if (number == 5) {
                    throw new IOException("five");
                  }
                  return number;
                });

    assertThatThrownBy(() -> failing.pipe("cat").collect())
        .isInstanceOf(SparkException.class)
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("five");
  }

  @Test
  void theRecordsFindTheirTask() {
    assertThat(numbers().map(n -> TaskContext.get().partitionId()).pipe("cat").collect())
        .containsExactly("0", "0", "1", "1");
  }

  @Test
  void itNeedNotReadAll() {
    assertThat(countUp(100_000).pipe("head -1").collect()).containsExactly("0");
    assertThat(countUp(100_000).pipe("true").collect()).isEmpty();
  }

  @Test
  void itEndsWhenNobodyWantsMore() throws IOException {
    Path id = folder.resolve("id");
    List<String> endless = shell("echo $$ > " + id + "; exec yes");

    assertThat(countUp(100_000).pipe(endless).take(2)).containsExactly("y", "y");
    assertEnded(Files.readString(id));
  }

  @Test
  void itEndsWithItsChildrenWhenTheTaskIsKilled() throws Exception {
    Path ids = folder.resolve("ids"); // a named pipe: who reads it waits for who writes
    new ProcessBuilder("mkfifo", ids.toString()).start().waitFor();
    List<String> silent = shell("sleep 600 & echo \"$! $$\" > " + ids + "; wait");
    sc.setJobGroup("piped", "a program that never ends");
    CompletableFuture<String> processes =
        CompletableFuture.supplyAsync(() -> cancelOnceRunning(ids));
    try {
      assertThatThrownBy(() -> countUp(1).pipe(silent).collect())
          .isInstanceOf(SparkException.class)
          .hasMessageContaining("cancelled");
    } finally {
      sc.clearJobGroup();
    }
    assertEnded(processes.join());
  }

  private String cancelOnceRunning(Path ids) {
    try {
      String processes = Files.readString(ids);
      sc.cancelJobGroup("piped");
      return processes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertEnded(String processes) {
    assertThat(processes.trim().split(" "))
        .isNotEmpty()
        .allSatisfy(
            id -> {
              ProcessHandle.of(Long.parseLong(id)).ifPresent(process -> process.onExit().join());
              assertThat(ProcessHandle.of(Long.parseLong(id)).filter(ProcessHandle::isAlive))
                  .isEmpty();
            });
  }
}
