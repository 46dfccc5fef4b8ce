package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;

class LocalClusterManagerTest {
  @TempDir Path directory;

  @Test
  void oneThatCannotBeginLeavesNoDirectory() {
    assertFails("spark.driver.port", "99999", "127.0.0.1:99999");
    assertFails("spark.driver.bindAddress", "0.0.0.0", "Will not listen on 0.0.0.0");
  }

  private void assertFails(String key, String value, String why) {
    SparkConf conf =
        new SparkConf(false).set("spark.local.dir", directory.toString()).set(key, value);

    assertThatThrownBy(() -> new LocalClusterManager().create("local-cluster[1,1,256]", conf, 0))
        .hasMessageContaining(why);

    assertThat(directory).isEmptyDirectory();
  }
}
