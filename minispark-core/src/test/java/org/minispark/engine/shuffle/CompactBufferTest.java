package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CompactBufferTest {
  @Property(tries = 200)
  void isTheListOfWhatWasAdded(@ForAll List<Integer> first, @ForAll List<Integer> second) {
    CompactBuffer<Integer> buffer = new CompactBuffer<>();
    first.forEach(buffer::add);
    CompactBuffer<Integer> other = new CompactBuffer<>();
    second.forEach(other::add);
    buffer.addAll(other);
    List<Integer> expected = new ArrayList<>(first);
    expected.addAll(second);

    assertThat(buffer).isEqualTo(expected).hasToString(expected.toString());
    assertThat(new TestingSerializer().fromBytes(new TestingSerializer().toBytes(buffer)))
        .isEqualTo(expected);
    List<Integer> pushed = new ArrayList<>();
    buffer.forEach(pushed::add);
    assertThat(pushed).isEqualTo(expected);
  }
}
