package org.minispark.engine.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minispark.SparkConf;

/**
 * What a block manager takes from the configuration.
 *
 * @param localDirectories where files may be made ({@code spark.local.dir}); files are spread
 *     evenly over them
 * @param recordCompression of serialized partitions, in memory and on disk ({@code
 *     spark.rdd.compress})
 */
public record StorageSettings(List<Path> localDirectories, BlockCompression recordCompression) {
  public static StorageSettings of(SparkConf conf) {
    String directories = conf.get("spark.local.dir", System.getProperty("java.io.tmpdir"));
    boolean compress = conf.getBoolean("spark.rdd.compress", false);
    return new StorageSettings(
        paths(directories), compress ? BlockCompression.LZ4 : BlockCompression.NONE);
  }

  private static List<Path> paths(String directories) {
    List<Path> paths = new ArrayList<>();
    for (String name : directories.split(",")) {
      if (!name.isBlank()) {
        paths.add(Path.of(name.trim()));
      }
    }
    return List.copyOf(paths);
  }
}
