package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.cluster.transport.Secret;

class ClusterSecretTest {
  @TempDir Path directory;

  private final SparkConf conf = new SparkConf(false);

  @Test
  void theConfigurationGoesBeforeTheEnvironment() throws IOException {
    Path file = directory.resolve("one");
    Path other = directory.resolve("other");
    Secret secret = Secret.random();
    secret.writeTo(file);
    Secret.random().writeTo(other);
    Map<String, String> environment = Map.of(ClusterSecret.VARIABLE, file.toString());
    assertThat(ClusterSecret.find(conf, environment).secret().text()).isEqualTo(secret.text());
    conf.set(ClusterSecret.FILE_KEY, other.toString());
    assertThat(ClusterSecret.find(conf, environment))
        .satisfies(
            it -> {
              assertThat(it.secret().text()).isNotEqualTo(secret.text());
              assertThat(it.place()).isEqualTo(other.toString());
              assertThat(it.made()).isFalse();
            });
  }

  @Test
  void aFileThatIsNamedMustBeThere() {
    Path missing = directory.resolve("missing");
    conf.set(ClusterSecret.FILE_KEY, missing.toString());
    assertThatThrownBy(() -> ClusterSecret.findOrMake(conf, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("There is no cluster secret in " + missing)
        .hasMessageNotContaining("start a master");
    assertThat(missing).doesNotExist();
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    Path file = directory.resolve("open");
    Secret.random().writeTo(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    conf.set(ClusterSecret.FILE_KEY, file.toString());
    assertThatThrownBy(() -> ClusterSecret.find(conf, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }
}
