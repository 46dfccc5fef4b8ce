package org.minispark.cluster.deploy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.minispark.SparkConf;
import org.minispark.cluster.transport.Secret;

/**
 * Where the secret of a standalone cluster is: {@code spark.authenticate.secret}, or else the file
 * that {@code spark.authenticate.secret.file} or the environment variable {@value #VARIABLE} names,
 * or else {@code ~/.minispark/cluster.secret}, which the first master makes.
 *
 * @param secret the cluster's
 * @param place where it is, in words
 * @param made whether it was made just now
 */
record ClusterSecret(Secret secret, String place, boolean made) {
  static final String TEXT_KEY = "spark.authenticate.secret";
  static final String FILE_KEY = "spark.authenticate.secret.file";
  static final String VARIABLE = "MINISPARK_SECRET_FILE";

  /**
   * For whoever joins a cluster.
   *
   * @throws IOException if there is none, or others may read its file
   */
  static ClusterSecret find(SparkConf conf, Map<String, String> environment) throws IOException {
    if (conf.contains(TEXT_KEY)) {
      return new ClusterSecret(Secret.of(conf.get(TEXT_KEY)), TEXT_KEY, false);
    }
    Path file = file(conf, environment);
    try {
      return new ClusterSecret(Secret.fromFile(file), file.toString(), false);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "There is no cluster secret in "
              + file
              + ": start a master first, or copy the master's file there (mode 600), or name it by "
              + FILE_KEY
              + " or "
              + VARIABLE,
          e);
    }
  }

  /** For a master, which makes the one in the user's home if it is not there. */
  static ClusterSecret findOrMake(SparkConf conf, Map<String, String> environment)
      throws IOException {
    Path file = file(conf, environment);
    if (conf.contains(TEXT_KEY) || Files.exists(file)) {
      return find(conf, environment);
    }
    if (!file.equals(home())) {
      throw new IOException(
          "There is no cluster secret in "
              + file
              + ", and a master makes none but "
              + home()
              + ": (umask 077; openssl rand -hex 32 > "
              + file
              + ") does");
    }
    Secret secret = Secret.random();
    makeOwnersDirectory(file.getParent());
    try {
      secret.writeTo(file);
    } catch (FileAlreadyExistsException e) { // another master was faster
      return find(conf, environment);
    }
    return new ClusterSecret(secret, file.toString(), true);
  }

  private static void makeOwnersDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory);
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static Path file(SparkConf conf, Map<String, String> environment) {
    String named = conf.get(FILE_KEY, environment.getOrDefault(VARIABLE, ""));
    return named.isEmpty() ? home() : Path.of(named).toAbsolutePath();
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home"), ".minispark", "cluster.secret");
  }
}
