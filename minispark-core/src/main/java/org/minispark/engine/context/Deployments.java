package org.minispark.engine.context;

import java.util.ServiceLoader;
import org.minispark.SparkConf;

/** Finds who takes a master URL. */
final class Deployments {
  private Deployments() {}

  /**
   * Prepares to run an application where {@code spark.master} says.
   *
   * @throws org.minispark.SparkException unchecked, if nobody knows such a master
   */
  static Deployment of(SparkConf conf, long startTime) {
    String masterUrl = conf.get("spark.master");
    return managerOf(masterUrl).create(masterUrl, conf, startTime);
  }

  private static ClusterManager managerOf(String masterUrl) {
    ClusterManager local = new LocalDeployment.Manager();
    if (local.canCreate(masterUrl)) {
      return local;
    }
    for (ClusterManager found :
        ServiceLoader.load(ClusterManager.class, Deployments.class.getClassLoader())) {
      if (found.canCreate(masterUrl)) {
        return found;
      }
    }
    throw MasterUrl.unknown(masterUrl);
  }
}
