import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerStageCompleted;

public class WatchStages {
  private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("WatchStages");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      sc.sc().addSparkListener(new Watcher());
      JavaPairRDD<String, Integer> counts =
          sc.parallelize(List.of("to be", "or not", "to be"), 3)
              .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
              .mapToPair(word -> new Tuple2<>(word, 1))
              .reduceByKey(Integer::sum, 2);
      System.out.println(counts.toDebugString());
      System.out.println(counts.collect());
      System.out.println(counts.mapValues(count -> count * 10).count());
    }
    SEEN.forEach(System.out::println);
  }

  private static final class Watcher extends SparkListener {
    @Override
    public void onJobStart(SparkListenerJobStart event) {
      SEEN.add("job " + event.jobId() + " may need " + event.stageInfos().size() + " stages");
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
      var stage = event.stageInfo();
      SEEN.add(
          "  ran stage " + stage.stageId() + ": " + stage.numTasks() + " tasks, " + stage.name());
    }
  }
}
