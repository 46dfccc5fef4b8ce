package org.minispark.cluster.driver;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.minispark.SparkConf;
import org.minispark.cluster.logs.ProcessLogs;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.transport.NettyTransport;
import org.minispark.cluster.transport.NetworkConf;
import org.minispark.cluster.transport.Secret;
import org.minispark.cluster.transport.Secrets;
import org.minispark.cluster.transport.TakenPort;
import org.minispark.cluster.transport.Transport;
import org.minispark.cluster.transport.TransportSettings;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.context.ClusterManager;
import org.minispark.engine.context.Deployment;
import org.minispark.engine.storage.StorageSettings;

/** Takes {@code local-cluster[workers, cores, MB]}: executors are child processes of the driver. */
public final class LocalClusterManager implements ClusterManager {
  private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final int MAX_RETRIES = 10;

  /** Contexts of one process that begin in the same second are different applications too. */
  private static final AtomicInteger APPLICATIONS = new AtomicInteger();

  /** For the service loader. */
  public LocalClusterManager() {}

  @Override
  public boolean canCreate(String masterUrl) {
    return LocalClusterUrl.matches(masterUrl);
  }

  @Override
  public Deployment create(String masterUrl, SparkConf conf, long startTime) {
    return create(masterUrl, conf, startTime, UnaryOperator.identity());
  }

  /** The same with something around the driver's transport. */
  static Deployment create(
      String masterUrl, SparkConf conf, long startTime, UnaryOperator<Transport> around) {
    LocalClusterUrl url = LocalClusterUrl.parse(masterUrl, conf);
    try {
      var directories = new ExecutorDirectories(StorageSettings.of(conf));
      try {
        return create(url, conf, applicationId(startTime), directories, around);
      } catch (IOException | RuntimeException e) {
        directories.close();
        throw e;
      }
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static Deployment create(
      LocalClusterUrl url,
      SparkConf conf,
      String applicationId,
      ExecutorDirectories directories,
      UnaryOperator<Transport> around)
      throws IOException {
    Secret secret = Secret.random();
    String bindHost = conf.get("spark.driver.bindAddress", "127.0.0.1");
    Address bind = new Address(bindHost, conf.getInt("spark.driver.port", 0));
    TransportSettings settings =
        TransportSettings.of(conf, bind, directories.spool())
            .advertising(conf.get("spark.driver.host", bindHost));
    TakenPort port = TakenPort.of(settings);
    try {
      ChildExecutors executors =
          new ChildExecutors(
              url,
              command(conf, applicationId, port.address(), url, secret),
              directories,
              ProcessLogs.of(conf),
              conf.getInt("spark.deploy.maxExecutorRetries", MAX_RETRIES),
              ExecutorCommand.stopMillis(conf));
      Runnable atEnd =
          () -> {
            executors.stop();
            directories.close();
          };
      try {
        if (!conf.getBoolean("spark.dynamicAllocation.enabled", false)) { // which wants fewer first
          executors.startEarly();
        }
        Transport transport =
            NettyTransport.create(
                settings,
                port,
                Peer.driver(applicationId),
                Secrets.ofApplication(applicationId, secret));
        return deploymentOver(transport, applicationId, conf, around, executors, atEnd);
      } catch (IOException | RuntimeException e) {
        executors.stop();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      port.close();
      throw e;
    }
  }

  private static Deployment deploymentOver(
      Transport transport,
      String applicationId,
      SparkConf conf,
      UnaryOperator<Transport> around,
      ChildExecutors executors,
      Runnable atEnd)
      throws IOException {
    try {
      return new ClusterDeployment(
          applicationId, conf, around.apply(transport), driver -> executors, atEnd);
    } catch (IOException | RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  private static ExecutorCommand command(
      SparkConf conf, String applicationId, Address driver, LocalClusterUrl url, Secret secret) {
    return new ExecutorCommand(
        applicationId,
        driver,
        ExecutorCommand.template(conf, url.heapMegabytes()),
        secret,
        NetworkConf.toText(conf));
  }

  private static String applicationId(long startTime) {
    String time = Instant.ofEpochMilli(startTime).atZone(ZoneId.systemDefault()).format(ID_TIME);
    return String.format("app-%s-%04d", time, APPLICATIONS.getAndIncrement());
  }
}
