package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkException;

class LocalClusterUrlTest {
  private final SparkConf conf = new SparkConf(false);

  @Test
  void oneExecutorFillsAWorker() {
    assertThat(LocalClusterUrl.parse("local-cluster[3,2,512]", conf))
        .isEqualTo(new LocalClusterUrl(3, 2, 512));
    assertThat(LocalClusterUrl.parse("local-cluster[ 1 , 1 , 4096 ]", conf))
        .isEqualTo(new LocalClusterUrl(1, 1, 1024));
  }

  @Test
  void executorsHaveTheSizeThatTheConfigurationSays() {
    conf.set("spark.executor.cores", "2").set("spark.executor.memory", "512m");

    assertThat(LocalClusterUrl.parse("local-cluster[2,4,1024]", conf))
        .isEqualTo(new LocalClusterUrl(4, 2, 512));
    assertThat(LocalClusterUrl.parse("local-cluster[2,8,1024]", conf))
        .isEqualTo(new LocalClusterUrl(4, 2, 512));
  }

  @Test
  void anExecutorThatHasNoRoomIsRefused() {
    conf.set("spark.executor.memory", "2g");

    assertThatThrownBy(() -> LocalClusterUrl.parse("local-cluster[2,1,1024]", conf))
        .isInstanceOf(SparkException.class)
        .hasMessage("Asked to launch cluster with 1024 MiB/worker but requested 2048 MiB/executor");
  }

  @Test
  void oneThatHasNoRoomForATaskIsRefused() {
    conf.set("spark.task.cpus", "2");

    assertThat(LocalClusterUrl.parse("local-cluster[1,2,1024]", conf).cores()).isEqualTo(2);
    assertThatThrownBy(() -> LocalClusterUrl.parse("local-cluster[2,1,1024]", conf))
        .isInstanceOf(SparkException.class)
        .hasMessage(
            "The number of cores per executor (=1) has to be >= the number of cpus per task = 2.");
  }

  @Test
  void otherUrlsAreNotItsOwn() {
    assertThat(LocalClusterUrl.matches("local-cluster[2,1,1024]")).isTrue();
    assertThat(LocalClusterUrl.matches("local-cluster[2,1]")).isFalse();
    assertThat(LocalClusterUrl.matches("local[2]")).isFalse();
    assertThat(LocalClusterUrl.matches("spark://host:7077")).isFalse();
  }
}
