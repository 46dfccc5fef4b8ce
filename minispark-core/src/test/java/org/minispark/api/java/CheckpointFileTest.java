package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;
import org.minispark.Tuple2;

/** Checkpoints that a program reads back, as another one left them. */
class CheckpointFileTest extends EngineSuite {
  @TempDir private Path folder;

  @BeforeEach
  void chooseFolder() {
    sc.setCheckpointDir(folder.toString());
  }

  private static String checkpoint(JavaRDDLike<?, ?> rdd) {
    rdd.checkpoint();
    rdd.count();
    return rdd.getCheckpointFile().get();
  }

  private static Path file(String directory, String name) {
    return Path.of(directory.substring("file:".length()), name);
  }

  @Test
  void recordsAndTheirPlacesComeBack() {
    JavaPairRDD<String, Integer> placed = pairs().partitionBy(new HashPartitioner(3));
    String directory = checkpoint(placed);

    JavaRDD<Tuple2<String, Integer>> back = sc.checkpointFile(directory);
    assertThat(layout(back)).isEqualTo(layout(placed));
    assertThat(back.partitioner().get()).isEqualTo(new HashPartitioner(3));
    assertThat(back.toDebugString()).startsWith("(3) ReliableCheckpointRDD[");
    assertThat(JavaPairRDD.fromJavaRDD(back).reduceByKey(Integer::sum).toDebugString())
        .doesNotContain("ShuffledRDD");
    assertThat(file(directory, "_partitioner")).isNotEmptyFile();
  }

  @Test
  void withoutAPartitionerThereIsNone() throws IOException {
    String plain = checkpoint(numbers().map(n -> n));
    assertThat(file(plain, "_partitioner")).doesNotExist();
    assertThat(layout(sc.checkpointFile(plain))).isEqualTo("[[3, 1], [2, 3]]");

    String damaged = checkpoint(pairs().partitionBy(new HashPartitioner(2)));
    Files.delete(file(damaged, "._partitioner.crc"));
    Files.write(file(damaged, "_partitioner"), new byte[] {1, 2});
    assertThat(sc.checkpointFile(damaged).partitioner().isPresent()).isFalse();
    assertThat(sc.checkpointFile(damaged).count()).isEqualTo(3);
  }

  @Test
  void itIsACheckpointAlready() {
    String directory = checkpoint(numbers().map(n -> n));
    JavaRDD<Integer> back = sc.checkpointFile(directory);
    back.checkpoint();
    back.map(n -> n).count();

    assertThat(back.isCheckpointed()).isFalse();
    assertThat(back.getCheckpointFile().get()).isEqualTo(directory);
  }

  @Test
  void whatIsMissingIsAnError() throws IOException {
    String nowhere = folder.resolve("nowhere").toString();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.checkpointFile(nowhere))
        .withMessage("requirement failed: Checkpoint directory does not exist: " + nowhere);

    String directory = checkpoint(numbers().map(n -> n));
    Files.delete(file(directory, "part-00000"));
    assertThatThrownBy(() -> sc.checkpointFile(directory).count())
        .isInstanceOf(SparkException.class)
        .hasMessage("Invalid checkpoint file: " + directory + "/part-00001");
  }
}
