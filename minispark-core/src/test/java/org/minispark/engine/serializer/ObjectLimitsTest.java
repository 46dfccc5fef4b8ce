package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InvalidClassException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ObjectLimitsTest {
  private static final ClassLoader LOADER = ObjectLimitsTest.class.getClassLoader();

  private static Object read(Object value, ObjectLimits limits) throws Exception {
    byte[] bytes = JavaForm.toBytes(value);
    try (var in = new JavaForm.LoadingInput(new ByteArrayInputStream(bytes), LOADER)) {
      in.limit(limits);
      return in.readObject();
    }
  }

  @Test
  void eachLimitRefusesWhatExceedsIt() throws Exception {
    int[] array = new int[100];
    List<Object> references = new ArrayList<>(Collections.nCopies(100, "x"));
    Object deep = List.of();
    for (int i = 0; i < 50; i++) {
      deep = new Object[] {deep};
    }
    ObjectLimits enough = new ObjectLimits(60, 200, 200);
    for (Object value : List.of(array, references, deep)) {
      assertThat(read(value, enough)).isNotNull();
    }
    Object tooDeep = deep;
    assertThatThrownBy(() -> read(array, new ObjectLimits(60, 200, 99)))
        .isInstanceOf(InvalidClassException.class);
    assertThatThrownBy(() -> read(references, new ObjectLimits(60, 99, 200)))
        .isInstanceOf(InvalidClassException.class);
    assertThatThrownBy(() -> read(tooDeep, new ObjectLimits(49, 200, 200)))
        .isInstanceOf(InvalidClassException.class);
  }

  @Test
  void anArrayLongerThanItsBytesIsNotMade() throws Exception {
    byte[] bytes = JavaForm.toBytes(new long[] {1, 2, 3});
    int length = bytes.length - 3 * Long.BYTES - Integer.BYTES;
    bytes[length] = 0x7f;
    assertThatThrownBy(() -> JavaForm.fromBytes(bytes, LOADER))
        .isInstanceOf(InvalidClassException.class)
        .hasMessageContaining("REJECTED");
  }

  @Property(tries = 50)
  void noHonestBytesAreRefused(@ForAll @IntRange(max = 2000) int size) throws Exception {
    HashMap<Object, Object> map = new HashMap<>();
    HashSet<Object> set = new HashSet<>();
    IdentityHashMap<Object, Object> identities = new IdentityHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put((byte) i, null);
      set.add(i);
      identities.put(new byte[0], null);
    }
    for (Object value :
        List.of(map, set, identities, new byte[size], new Object[size], List.copyOf(set))) {
      byte[] bytes = JavaForm.toBytes(value);
      assertThat(JavaForm.fromBytes(bytes, LOADER)).isNotNull();
    }
  }
}
