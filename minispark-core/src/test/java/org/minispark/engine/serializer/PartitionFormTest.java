package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.Partition;
import org.minispark.SparkException;

class PartitionFormTest {
  private final PartitionForm form = new PartitionForm();
  private final ClosureSerializer serializer = new ClosureSerializer();
  private final Captured<Own> function = Captured.of(new Own(9));
  private final StageClosures closures = StageClosures.capture(List.of(function), serializer);

  private record Part(int index, Partition before, List<?> records) implements Partition {}

  /** As programs may write theirs. */
  private static final class Own implements Partition {
    private static final long serialVersionUID = 1L;

    private final int place;
    private final transient Object notSent = new Object();

    Own(int place) {
      this.place = place;
    }

    @Override
    public int index() {
      return place;
    }

    private Object readResolve() {
      return new Own(place);
    }
  }

  @Test
  void comesBackAsItWas() {
    assertThat(copy(new Part(3, new Part(2, null, null), new ArrayList<>(List.of(1, "two")))))
        .isEqualTo(new Part(3, new Part(2, null, null), List.of(1, "two")));
  }

  @Test
  void whatItsClassDoesInJavaSerializationIsDone() {
    Own copy = (Own) copy(new Own(7));
    assertThat(copy.index()).isEqualTo(7);
    assertThat(copy.notSent).isNotNull();
  }

  @Test
  void recordsThatWereOneObjectAreOneAgain() {
    List<Integer> shared = new ArrayList<>(List.of(1));
    Part copy = (Part) copy(new Part(0, null, new ArrayList<>(List.of(shared, shared))));
    assertThat(copy.records().get(0)).isSameAs(copy.records().get(1)).isNotSameAs(shared);
  }

  @Test
  void functionsThatItHoldsAreThoseOfItsStage() {
    Part copy = (Part) copy(new Part(0, null, new ArrayList<>(List.of("lineage", function))));
    StageClosures there =
        StageClosures.fromBytes(closures.toBytes(), getClass().getClassLoader(), serializer);
    assertThat(there.forTask().get((Captured<?>) copy.records().get(1)))
        .isInstanceOfSatisfying(Own.class, own -> assertThat(own.place).isEqualTo(9));
  }

  @Test
  void aFewRecordsAreFewBytes() {
    Part part = new Part(0, null, new ArrayList<>(List.of(42)));
    assertThat(form.write(part, closures)).hasSizeLessThan(Part.class.getName().length() + 16);
  }

  @Test
  void isAsDeepAsLineageIsLong() {
    int steps = 20_000;
    Partition last = null;
    for (int i = 0; i < steps; i++) {
      last = new Part(i, last, null);
    }
    int count = 0;
    for (Part each = (Part) copy(last); each != null; each = (Part) each.before()) {
      count++;
    }
    assertThat(count).isEqualTo(steps);
  }

  @Test
  void whatIsNotSerializableIsNamed() {
    Part part = new Part(0, null, new ArrayList<>(List.of(new Object())));
    assertThatThrownBy(() -> form.write(part, closures))
        .isInstanceOf(SparkException.class)
        .hasMessage("Task not serializable")
        .cause()
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("java.lang.Object");
  }

  @Test
  void aClassThatIsNotThereIsNamed() {
    byte[] bytes = form.write(new Part(0, null, null), closures);
    assertThatThrownBy(() -> form.read(bytes, ClassLoader.getPlatformClassLoader()))
        .isInstanceOf(InvalidClassException.class)
        .hasMessageContaining(Part.class.getName());
  }

  private Partition copy(Partition partition) {
    return form.read(form.write(partition, closures), getClass().getClassLoader());
  }
}
