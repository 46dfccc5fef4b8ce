package org.minispark.rdd;

import org.minispark.SparkConf;
import org.minispark.engine.files.Compression;
import org.minispark.engine.files.OutputCommitter.Existing;

/** What the configuration says of output files. */
record OutputSettings(Existing existing, boolean marksSuccess, Compression compression) {
  static OutputSettings of(SparkConf conf) {
    HadoopSettings hadoop = new HadoopSettings(conf);
    boolean validates = conf.getBoolean("spark.hadoop.validateOutputSpecs", true);
    boolean marks =
        conf.getBoolean(
            "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs",
            /* defaultValue= */ true);
    return new OutputSettings(
        validates ? Existing.REFUSE : Existing.OVERWRITE, marks, compression(hadoop));
  }

  /** Of text that the program saves without naming a codec. */
  private static Compression compression(HadoopSettings hadoop) {
    boolean packs =
        hadoop.getBoolean(
            "mapreduce.output.fileoutputformat.compress",
            "mapred.output.compress",
            /* unlessSet= */ false);
    return packs
        ? hadoop
            .get(
                "mapreduce.output.fileoutputformat.compress.codec",
                "mapred.output.compression.codec")
            .map(Compression::ofCodec)
            .orElse(Compression.DEFLATE)
        : Compression.NONE;
  }
}
