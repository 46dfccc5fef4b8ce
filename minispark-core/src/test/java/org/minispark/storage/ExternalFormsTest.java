package org.minispark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Levels and block managers are written in Spark's form. */
class ExternalFormsTest {
  private static final String HEADER = "aced0005";

  @Test
  void aLevelIsTwoBytes() throws IOException {
    assertThat(external(StorageLevel.MEMORY_AND_DISK_2())).isEqualTo(HEADER + "77020d02");
  }

  @Test
  void aLevelComesBack() throws Exception {
    StorageLevel level = StorageLevel.apply(true, true, true, false, 3);

    assertThat(throughJava(level)).isEqualTo(level);
    assertThat(StorageLevel.apply(input(external(level)))).isEqualTo(level);
    assertThat(new StorageLevel()).isEqualTo(StorageLevel.MEMORY_ONLY_SER());
  }

  @Test
  void aBlockManagerComesBack() throws Exception {
    BlockManagerId id = new BlockManagerId("1", "host", 7000);

    assertThat(throughJava(id)).isEqualTo(id).hasSameHashCodeAs(id);
    assertThat(external(id)).isEqualTo(HEADER + "770e000131" + "0004686f7374" + "00001b58" + "00");
    assertThat(id).isNotEqualTo(new BlockManagerId("1", "host", 7001));
  }

  @Test
  void aPlaceInTheNetworkIsReadAndForgotten() throws IOException {
    BlockManagerId id = new BlockManagerId();
    id.readExternal(
        input(HEADER + "7713000131" + "0004686f7374" + "00001b58" + "01" + "00032f7231"));

    assertThat(id).isEqualTo(new BlockManagerId("1", "host", 7000));
  }

  @Test
  void aFormCutOffIsAnError() throws IOException {
    var input = input(HEADER + "77010d");

    assertThatThrownBy(() -> StorageLevel.apply(input)).isInstanceOf(EOFException.class);
  }

  private static String external(Externalizable value) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      value.writeExternal(out);
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static ObjectInputStream input(String hex) throws IOException {
    return new ObjectInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
  }

  private static Object throughJava(Object value) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
