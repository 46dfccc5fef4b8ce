package org.minispark.rdd;

import org.minispark.SparkConf;
import org.minispark.engine.files.InputFiles.Subdirectories;
import org.minispark.engine.files.SplitRule;

/**
 * What the configuration says of input files, under the names of Hadoop's settings behind {@code
 * spark.hadoop.}.
 */
record InputSettings(
    SplitRule splitRule, long mostSplitBytes, boolean readsSubdirectories, Tolerance tolerance) {
  static InputSettings of(SparkConf conf) {
    HadoopSettings hadoop = new HadoopSettings(conf);
    SplitRule rule =
        new SplitRule(
            hadoop.getLong(
                "mapreduce.input.fileinputformat.split.minsize",
                "mapred.min.split.size",
                SplitRule.LOCAL.minSplitBytes()),
            conf.getLong("spark.hadoop.fs.local.block.size", SplitRule.LOCAL.blockBytes()));
    return new InputSettings(
        rule,
        hadoop.getLong(
            "mapreduce.input.fileinputformat.split.maxsize",
            "mapred.max.split.size",
            Long.MAX_VALUE),
        hadoop.getBoolean(
            "mapreduce.input.fileinputformat.input.dir.recursive",
            "mapred.input.dir.recursive",
            /* unlessSet= */ false),
        Tolerance.of(conf));
  }

  /** How Hadoop's newer formats cut: splits may be smaller than a block. */
  SplitRule blockRule() {
    return new SplitRule(
        splitRule.minSplitBytes(), Math.min(splitRule.blockBytes(), mostSplitBytes));
  }

  /** What to do with directories in directories. */
  Subdirectories subdirectories(Subdirectories unlessRead) {
    return readsSubdirectories ? Subdirectories.READ : unlessRead;
  }
}
