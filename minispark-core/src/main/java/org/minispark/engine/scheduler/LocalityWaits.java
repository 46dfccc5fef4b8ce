package org.minispark.engine.scheduler;

import org.minispark.SparkConf;
import org.minispark.scheduler.TaskLocality;

/**
 * How long a task set holds out for each level of locality before it takes a worse one ("delay
 * scheduling", Zaharia et al., EuroSys 2010), in milliseconds.
 */
record LocalityWaits(long process, long node, long rack) {
  /** Any free slot will do. */
  static final LocalityWaits NONE = new LocalityWaits(0, 0, 0);

  static LocalityWaits of(SparkConf conf) {
    String base = conf.get("spark.locality.wait", "3s");
    return new LocalityWaits(
        conf.getTimeAsMs("spark.locality.wait.process", base),
        conf.getTimeAsMs("spark.locality.wait.node", base),
        conf.getTimeAsMs("spark.locality.wait.rack", base));
  }

  long at(TaskLocality level) {
    return switch (level) {
      case PROCESS_LOCAL -> process;
      case NODE_LOCAL -> node;
      case RACK_LOCAL -> rack;
      case NO_PREF, ANY -> 0;
    };
  }
}
