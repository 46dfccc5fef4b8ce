package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.Tuple2;
import org.minispark.cluster.transport.TestingKeys;

/** Executors speak TLS where the driver does, though nothing tells them on their command line. */
class EncryptedClusterTest {
  @TempDir Path directory;

  @Test
  void aShuffleBetweenTwoExecutors() throws Exception {
    Path store = directory.resolve("keys.p12");
    TestingKeys.make(store);
    TestingCluster cluster =
        TestingCluster.start(
            2,
            directory,
            "spark.ssl.rpc.enabled",
            "true",
            "spark.ssl.rpc.keyStore",
            store.toString(),
            "spark.ssl.rpc.keyStorePassword",
            TestingKeys.PASSWORD);
    try {
      var counts =
          cluster
              .sc
              .parallelize(IntStream.range(0, 10_000).boxed().toList(), 4)
              .mapToPair(n -> new Tuple2<>(n % 10, 1))
              .reduceByKey(Integer::sum, 4)
              .collectAsMap();
      assertThat(counts).hasSize(10).containsEntry(3, 1000);
    } finally {
      cluster.close();
    }
  }
}
