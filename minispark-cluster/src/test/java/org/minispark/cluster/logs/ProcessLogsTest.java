package org.minispark.cluster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.engine.base.SystemClock;

class ProcessLogsTest {
  @TempDir private Path folder;

  @Test
  void withoutRollingTheSystemWritesTheFiles() throws Exception {
    ProcessLogs logs = ProcessLogs.of(new SparkConf(false));

    end(logs.start(shell("echo out; echo err >&2"), file("both")));
    end(logs.start(shell("echo out; echo err >&2"), file("out"), file("err")));
    end(logs.start(shell("echo again"), file("both")));

    assertThat(Files.readString(file("both"))).isEqualTo("out\nerr\nagain\n");
    assertThat(Files.readString(file("out"))).isEqualTo("out\n");
    assertThat(Files.readString(file("err"))).isEqualTo("err\n");
  }

  @Test
  void withRollingAllIsThereWhenTheProcessHasEnded() throws Exception {
    ProcessLogs logs = rolling(100);

    end(logs.start(shell("for i in 1 2 3 4 5 6 7 8 9; do echo line $i; done"), file("both")));
    end(logs.start(shell("echo out; echo err >&2; exit 3"), file("out"), file("err")));

    assertThat(Files.readString(file("both"))).startsWith("line 1\n").endsWith("line 9\n");
    assertThat(Files.readString(file("out"))).isEqualTo("out\n");
    assertThat(Files.readString(file("err"))).isEqualTo("err\n");
  }

  @Test
  void itRolls() throws Exception {
    end(rolling(20).start(shell("cat; echo the end"), file("log")));
    Files.writeString(file("log"), "as long as many lines together\n");
    end(rolling(20).start(shell("echo one more"), file("log")));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aProcessWhoseLogCannotBeWrittenGoesOn() throws Exception {
    ProcessLogs.Logged logged =
        rolling(20)
            .start(shell("head -c 1000000 /dev/zero; exit 7"), folder.resolve("none/such/log"));
    end(logged);
    assertThat(logged.process().exitValue()).isEqualTo(7);
  }

  private static ProcessLogs rolling(long bytes) {
    return new ProcessLogs(
        Optional.of(new LogRolling(new LogRolling.Size(bytes), -1, false)), new SystemClock());
  }

  private static ProcessBuilder shell(String script) {
    return new ProcessBuilder("sh", "-c", script)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
  }

  private static void end(ProcessLogs.Logged logged) throws Exception {
    logged.ended().get(5, TimeUnit.MINUTES);
    assertThat(logged.process().isAlive()).isFalse();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
