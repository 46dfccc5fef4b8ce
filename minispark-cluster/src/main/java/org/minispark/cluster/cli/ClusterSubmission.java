package org.minispark.cluster.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.cluster.deploy.DriverWatch;
import org.minispark.cluster.deploy.MasterClient;
import org.minispark.cluster.deploy.PlacedProgram;
import org.minispark.cluster.driver.Words;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.SubmissionMessages.DriverState;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;
import picocli.CommandLine.ExitCode;

/** Deploy mode cluster: a worker runs the driver. */
final class ClusterSubmission {
  private static final String WAIT = "spark.standalone.submit.waitAppCompletion";
  private static final String DEFAULT_MEMORY = "1g";

  /** What belongs to this machine, or is a secret, stays here. */
  private static final List<String> KEPT_BACK = List.of("spark.authenticate", "spark.ssl.");

  private final SparkConf conf;
  private final PrintWriter out;
  private final PrintWriter err;
  private final FilesOfProgram files = new FilesOfProgram();

  /**
   * @param conf all that options, the properties file and system properties say
   * @param out where the driver's fate is told
   * @param err where the master's is
   */
  ClusterSubmission(SparkConf conf, PrintWriter out, PrintWriter err) {
    this.conf = conf;
    this.out = out;
    this.err = err;
  }

  /**
   * The program as the master is told of it.
   *
   * @param jar a URI; what is {@code local:} there, is on every worker
   */
  DriverDescription describe(String jar, String mainClass, List<String> arguments) {
    String placed = files.add(jar);
    Map<String, String> properties = properties();
    PlacedProgram.LISTS.forEach(
        key -> properties.computeIfPresent(key, (same, list) -> files.addAll(list)));
    return new DriverDescription(
        placed,
        mainClass,
        arguments,
        properties,
        javaOptions(conf),
        Math.toIntExact(conf.getSizeAsMb(SubmitOptions.DRIVER_MEMORY, DEFAULT_MEMORY)),
        conf.getInt("spark.driver.cores", 1),
        conf.getBoolean(SubmitOptions.SUPERVISE, false),
        files.described());
  }

  private Map<String, String> properties() {
    Map<String, String> all = new HashMap<>();
    for (Tuple2<String, String> entry : conf.getAll()) {
      if (KEPT_BACK.stream().noneMatch(entry._1::startsWith)) {
        all.put(entry._1, entry._2);
      }
    }
    return all;
  }

  static List<String> javaOptions(SparkConf conf) {
    List<String> all = new ArrayList<>();
    all.addAll(Words.of(conf.get("spark.driver.defaultJavaOptions", "")));
    all.addAll(Words.of(conf.get(SubmitOptions.DRIVER_OPTIONS, "")));
    return all;
  }

  /** Submits it and, if the configuration asks for it, waits for its end. */
  int submit(MasterClient master, DriverDescription driver)
      throws IOException, InterruptedException {
    String id = master.submit(driver, files.places());
    out.println("Submitted " + id);
    if (!conf.getBoolean(WAIT, false)) {
      return ExitCode.OK;
    }
    DriverSummary last = new DriverWatch(master, conf, err::println).awaitEnd(id);
    print(last);
    return last.state() == DriverState.FINISHED ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Tells how a driver is. */
  int status(MasterClient master, String id) throws IOException {
    DriverSummary driver =
        master.driver(id).orElseThrow(() -> new IOException("the master knows of no driver " + id));
    print(driver);
    return ExitCode.OK;
  }

  private void print(DriverSummary driver) {
    new ClusterReport(out, ZoneId.systemDefault()).print(driver);
  }
}
