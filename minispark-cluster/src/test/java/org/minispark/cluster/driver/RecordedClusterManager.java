package org.minispark.cluster.driver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.SparkConf;
import org.minispark.engine.context.ClusterManager;
import org.minispark.engine.context.Deployment;

/** Takes {@code recorded-local-cluster[...]}: a local cluster whose driver's messages are noted. */
public final class RecordedClusterManager implements ClusterManager {
  private static final String RECORDED = "recorded-";
  private static final String PLACE = "spark.testing.recording";

  private static final Map<String, RecordingTransport.Messages> RECORDINGS =
      new ConcurrentHashMap<>();

  /** For the service loader. */
  public RecordedClusterManager() {}

  /** A configuration of a local cluster whose messages are noted there. */
  static SparkConf record(String localCluster, RecordingTransport.Messages messages) {
    String place = "recording " + System.identityHashCode(messages);
    RECORDINGS.put(place, messages);
    return new SparkConf(false).setMaster(RECORDED + localCluster).set(PLACE, place);
  }

  @Override
  public boolean canCreate(String masterUrl) {
    return masterUrl.startsWith(RECORDED);
  }

  @Override
  public Deployment create(String masterUrl, SparkConf conf, long startTime) {
    RecordingTransport.Messages messages = RECORDINGS.remove(conf.get(PLACE));
    return LocalClusterManager.create(
        masterUrl.substring(RECORDED.length()),
        conf,
        startTime,
        transport -> new RecordingTransport(transport, messages));
  }
}
