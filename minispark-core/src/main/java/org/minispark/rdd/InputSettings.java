package org.minispark.rdd;

import org.minispark.SparkConf;
import org.minispark.engine.files.InputFiles.Subdirectories;
import org.minispark.engine.files.SplitRule;

/**
 * What the configuration says of input files, under the names of Hadoop's settings behind {@code
 * spark.hadoop.}.
 */
record InputSettings(SplitRule splitRule, boolean readsSubdirectories) {
  private static final String PREFIX = "spark.hadoop.mapreduce.input.fileinputformat.";

  static InputSettings of(SparkConf conf) {
    SplitRule rule =
        new SplitRule(
            conf.getLong(PREFIX + "split.minsize", SplitRule.LOCAL.minSplitBytes()),
            conf.getLong("spark.hadoop.fs.local.block.size", SplitRule.LOCAL.blockBytes()));
    return new InputSettings(rule, conf.getBoolean(PREFIX + "input.dir.recursive", false));
  }

  /** What to do with directories in directories. */
  Subdirectories subdirectories(Subdirectories unlessRead) {
    return readsSubdirectories ? Subdirectories.READ : unlessRead;
  }
}
