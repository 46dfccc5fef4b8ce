package org.minispark.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.engine.storage.TestingDataSerializer;
import org.minispark.rdd.Gathered;

class HandedOverResultsTest {
  private final HandedOverResults results = new HandedOverResults(new TestingDataSerializer());

  @Test
  void gatheredRecordsThatNobodyCanChangeGoHomeAsTheyAre() {
    Gathered<String> records = gathered(List.of("a", "b"));
    assertThat(results.pack(1, records, List.of()).value()).isSameAs(records);
  }

  @Test
  void gatheredRecordsThatCanBeChangedAreCopiedIntoTheListThatTheActionExpects() {
    int[] mutable = {1, 2};
    Object home = results.pack(1, gathered(List.of(mutable)), List.of()).value();
    assertThat(home).isInstanceOf(Gathered.class);
    assertThat(((Gathered<?>) home).get(0)).isEqualTo(mutable).isNotSameAs(mutable);
  }

  private static <T> Gathered<T> gathered(List<T> records) {
    Gathered<T> gathered = new Gathered<>();
    gathered.addAll(records);
    return gathered;
  }
}
