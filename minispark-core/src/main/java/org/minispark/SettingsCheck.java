package org.minispark;

/** What a context refuses in a configuration before it starts anything. */
final class SettingsCheck {
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
  private static final String DEPLOY_MODE = "spark.submit.deployMode";
  private static final String NETWORK_TIMEOUT = "spark.network.timeout";
  private static final String HEARTBEAT = "spark.executor.heartbeatInterval";

  private final SparkConf conf;

  SettingsCheck(SparkConf conf) {
    this.conf = conf;
  }

  void run() throws SparkException {
    checkExecutorOptions();
    checkFraction("spark.memory.fraction");
    checkFraction("spark.memory.storageFraction");
    checkDeployMode();
    checkEncryption();
    checkHeartbeat();
  }

  private void checkExecutorOptions() throws SparkException {
    String options = conf.get(EXECUTOR_OPTIONS, "");
    if (options.contains("-Dspark")) {
      throw new SparkException(
          EXECUTOR_OPTIONS
              + " is not allowed to set Spark options (was '"
              + options
              + "'). Set them directly on a SparkConf or in a properties file.");
    }
    if (options.contains("-Xmx")) {
      throw new SparkException(
          EXECUTOR_OPTIONS
              + " is not allowed to specify max heap memory settings (was '"
              + options
              + "'). Use spark.executor.memory instead.");
    }
  }

  private void checkFraction(String key) {
    double fraction = conf.getDouble(key, 0.5);
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          key + " should be between 0 and 1 (was '" + conf.get(key) + "').");
    }
  }

  private void checkDeployMode() throws SparkException {
    String mode = conf.get(DEPLOY_MODE, "client");
    if (!mode.equals("client") && !mode.equals("cluster")) {
      throw new SparkException(DEPLOY_MODE + " can only be \"cluster\" or \"client\".");
    }
  }

  private void checkEncryption() {
    boolean encrypted =
        conf.getBoolean("spark.network.crypto.enabled", false)
            || conf.getBoolean("spark.authenticate.enableSaslEncryption", false);
    require(
        !encrypted || conf.getBoolean("spark.authenticate", false),
        "spark.authenticate must be enabled when enabling encryption.");
  }

  private void checkHeartbeat() {
    long timeout = 1000 * conf.getTimeAsSeconds(NETWORK_TIMEOUT, "120s");
    long heartbeat = conf.getTimeAsMs(HEARTBEAT, "10s");
    require(
        timeout > heartbeat,
        "The value of "
            + NETWORK_TIMEOUT
            + "="
            + timeout
            + "ms must be greater than the value of "
            + HEARTBEAT
            + "="
            + heartbeat
            + "ms.");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("requirement failed: " + otherwise);
    }
  }
}
