package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
  @TempDir Path directory;

  @Test
  void aFileKeepsItForItsOwnerAlone() throws Exception {
    Path file = directory.resolve("secret");
    Secret secret = Secret.random();
    secret.writeTo(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Secret.fromFile(file).text()).isEqualTo(secret.text());
    assertThatThrownBy(() -> secret.writeTo(file)).isInstanceOf(FileAlreadyExistsException.class);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> Secret.fromFile(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("chmod 600");
  }

  @Test
  void whatIsNoTextIsRefusedByItsName() throws Exception {
    Path file = directory.resolve("bytes");
    Secret.random().writeTo(file);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> Secret.fromFile(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " holds no secret");
  }

  @Test
  void eachApplicationHasItsOwn() {
    Secret cluster = Secret.of("correct horse battery staple");
    assertThat(cluster.ofApplication("app-1").text())
        .isEqualTo(cluster.ofApplication("app-1").text())
        .isNotEqualTo(cluster.ofApplication("app-2").text())
        .isNotEqualTo(cluster.text());
  }

  @Test
  void theEnvironmentMayHoldIt() {
    String text = Secret.random().text();
    assertThat(Secret.fromEnvironment(Map.of(Secret.VARIABLE, text)).orElseThrow().text())
        .isEqualTo(text);
    assertThat(Secret.fromEnvironment(Map.of())).isEmpty();
  }

  @Test
  void aShortOneIsRefusedAndNoneIsShown() {
    assertThatThrownBy(() -> Secret.of("short")).isInstanceOf(IllegalArgumentException.class);
    Secret secret = Secret.random();
    assertThat(secret.toString()).doesNotContain(secret.text());
  }
}
