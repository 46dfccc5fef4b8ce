package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.Properties;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Differs;
import org.minispark.scheduler.SparkListenerApplicationEnd;
import org.minispark.scheduler.SparkListenerBlockManagerRemoved;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorBlacklisted;
import org.minispark.scheduler.SparkListenerExecutorBlacklistedForStage;
import org.minispark.scheduler.SparkListenerExecutorExcluded;
import org.minispark.scheduler.SparkListenerExecutorExcludedForStage;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerExecutorUnblacklisted;
import org.minispark.scheduler.SparkListenerExecutorUnexcluded;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerNodeBlacklisted;
import org.minispark.scheduler.SparkListenerNodeBlacklistedForStage;
import org.minispark.scheduler.SparkListenerNodeExcluded;
import org.minispark.scheduler.SparkListenerNodeExcludedForStage;
import org.minispark.scheduler.SparkListenerNodeUnblacklisted;
import org.minispark.scheduler.SparkListenerNodeUnexcluded;
import org.minispark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageExecutorMetrics;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.SparkListenerTaskGettingResult;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.SparkListenerUnpersistRDD;
import org.minispark.scheduler.SparkListenerUnschedulableTaskSetAdded;
import org.minispark.scheduler.SparkListenerUnschedulableTaskSetRemoved;

/** How events print. */
public final class EventTextCases {
  private EventTextCases() {}

  public static void configure(SparkConf conf) {
    Heard.listen(conf);
  }

  @Differs("An event prints as a record")
  public static Object texts(JavaSparkContext sc) throws Exception {
    return Arrays.asList(
        new SparkListenerApplicationEnd(1000000012L).toString(),
        new SparkListenerBlockManagerRemoved(1000000012L, Heard.blockUpdated(sc).blockManagerId())
            .toString(),
        new SparkListenerBlockUpdated(Heard.blockUpdated(sc)).toString(),
        new SparkListenerExecutorAdded(
                1000000012L, "text1", Heard.first(SparkListenerExecutorAdded.class).executorInfo())
            .toString(),
        new SparkListenerExecutorBlacklisted(1000000012L, "text1", 5).toString(),
        new SparkListenerExecutorBlacklistedForStage(1000000012L, "text1", 5, 6, 7).toString(),
        new SparkListenerExecutorExcluded(1000000012L, "text1", 5).toString(),
        new SparkListenerExecutorExcludedForStage(1000000012L, "text1", 5, 6, 7).toString(),
        new SparkListenerExecutorRemoved(1000000012L, "text1", "text2").toString(),
        new SparkListenerExecutorUnblacklisted(1000000012L, "text1").toString(),
        new SparkListenerExecutorUnexcluded(1000000012L, "text1").toString(),
        new SparkListenerJobEnd(3, 2000000019L, Heard.jobResult(sc)).toString(),
        new SparkListenerNodeBlacklisted(1000000012L, "text1", 5).toString(),
        new SparkListenerNodeBlacklistedForStage(1000000012L, "text1", 5, 6, 7).toString(),
        new SparkListenerNodeExcluded(1000000012L, "text1", 5).toString(),
        new SparkListenerNodeExcludedForStage(1000000012L, "text1", 5, 6, 7).toString(),
        new SparkListenerNodeUnblacklisted(1000000012L, "text1").toString(),
        new SparkListenerNodeUnexcluded(1000000012L, "text1").toString(),
        new SparkListenerSpeculativeTaskSubmitted(3, 4).toString(),
        new SparkListenerStageCompleted(Heard.stageInfo(sc)).toString(),
        new SparkListenerStageExecutorMetrics(
                "text0", 4, 5, Heard.taskEnd(sc).taskExecutorMetrics())
            .toString(),
        new SparkListenerStageSubmitted(Heard.stageInfo(sc), new Properties()).toString(),
        new SparkListenerTaskEnd(
                3,
                4,
                "text2",
                Heard.taskEnd(sc).reason(),
                Heard.taskEnd(sc).taskInfo(),
                Heard.taskEnd(sc).taskExecutorMetrics(),
                Heard.taskEnd(sc).taskMetrics())
            .toString(),
        new SparkListenerTaskGettingResult(Heard.taskEnd(sc).taskInfo()).toString(),
        new SparkListenerTaskStart(3, 4, Heard.taskEnd(sc).taskInfo()).toString(),
        new SparkListenerUnpersistRDD(3).toString(),
        new SparkListenerUnschedulableTaskSetAdded(3, 4).toString(),
        new SparkListenerUnschedulableTaskSetRemoved(3, 4).toString());
  }
}
