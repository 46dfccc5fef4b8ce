package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CompactBufferTest {
  @Property(tries = 200)
  void holdsWhatWasAppended(@ForAll List<Integer> first, @ForAll List<Integer> second) {
    CompactBuffer<Integer> buffer = new CompactBuffer<>();
    first.forEach(buffer::append);
    CompactBuffer<Integer> other = new CompactBuffer<>();
    second.forEach(other::append);
    buffer.appendAll(other);
    List<Integer> expected = new ArrayList<>(first);
    expected.addAll(second);

    assertThat(buffer).containsExactlyElementsOf(expected).hasToString(expected.toString());
    Object read = new TestingSerializer().fromBytes(new TestingSerializer().toBytes(buffer));
    assertThat((CompactBuffer<?>) read).hasToString(expected.toString());
    List<Integer> pushed = new ArrayList<>();
    buffer.forEach(pushed::add);
    assertThat(pushed).isEqualTo(expected);
  }

  @Test
  void cannotBeChangedByPrograms() {
    CompactBuffer<Integer> buffer = new CompactBuffer<>(1);
    Iterator<Integer> values = buffer.iterator();
    values.next();

    assertThatThrownBy(() -> buffer.add(2)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(values::remove).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(values::next).isInstanceOf(NoSuchElementException.class);
    assertThat(buffer).isNotInstanceOf(List.class).isNotEqualTo(new CompactBuffer<>(1));
  }
}
