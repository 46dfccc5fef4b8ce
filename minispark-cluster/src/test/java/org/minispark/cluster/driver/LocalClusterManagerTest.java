package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

class LocalClusterManagerTest {
  @TempDir Path directory;

  @Test
  void oneThatCannotBeginLeavesNoDirectory() {
    assertFails("spark.driver.port", "99999", "127.0.0.1:99999");
    assertFails("spark.driver.bindAddress", "0.0.0.0", "Will not listen on 0.0.0.0");
  }

  @Test
  void anExecutorThatHasBegunEndsWithAContextThatCannot() {
    String mark = "-Dmark=" + UUID.randomUUID();
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local-cluster[1,1,256]")
            .setAppName("never")
            .set("spark.local.dir", directory.toString())
            .set("spark.executor.extraJavaOptions", mark)
            .set("spark.memory.fraction", "none");

    assertThatThrownBy(() -> new JavaSparkContext(conf)).hasMessageContaining("fraction");

    assertThat(ProcessHandle.current().children())
        .noneMatch(child -> child.info().commandLine().orElse("").contains(mark));
    assertThat(directory).isEmptyDirectory();
  }

  private void assertFails(String key, String value, String why) {
    SparkConf conf =
        new SparkConf(false).set("spark.local.dir", directory.toString()).set(key, value);

    assertThatThrownBy(() -> new LocalClusterManager().create("local-cluster[1,1,256]", conf, 0))
        .hasMessageContaining(why);

    assertThat(directory).isEmptyDirectory();
  }
}
