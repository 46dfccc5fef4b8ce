package org.minispark.cluster.deploy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.transport.Secret;
import org.minispark.cluster.transport.Secrets;

/**
 * Who a driver is to its master. A program that somebody starts knows the cluster's secret and is
 * given an id; a driver that a worker has started has an id, and knows that application's secret
 * alone.
 *
 * @param application the id that it was started with; empty if the master gives it one
 * @param secret the application's if it has an id, else the cluster's
 * @param place where the secret is, in words
 */
record DriverCredentials(Optional<String> application, Secret secret, String place) {
  /** Where a driver on a worker finds its application's id. */
  static final String APPLICATION_VARIABLE = "_MINISPARK_APPLICATION";

  static DriverCredentials find(SparkConf conf, Map<String, String> environment)
      throws IOException {
    Optional<String> application = Optional.ofNullable(environment.get(APPLICATION_VARIABLE));
    Optional<Secret> own = Secret.fromEnvironment(environment);
    if (application.isPresent() && own.isPresent()) {
      return new DriverCredentials(application, own.get(), "the environment");
    }
    ClusterSecret cluster = ClusterSecret.find(conf, environment);
    return new DriverCredentials(Optional.empty(), cluster.secret(), cluster.place());
  }

  /** As the master sees it. */
  Peer peer() {
    return application.map(Peer::driver).orElseGet(() -> new Peer(Role.DRIVER, "", ""));
  }

  /** What it proves to the master. */
  Secrets toMaster() {
    return application
        .map(id -> Secrets.ofApplication(id, secret))
        .orElseGet(() -> Secrets.ofCluster(secret));
  }

  /** What it and its executors prove to each other. */
  Secret ofApplication(String id) {
    return application.isPresent() ? secret : secret.ofApplication(id);
  }
}
