package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.NotSerializableException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkException;
import org.minispark.storage.StorageLevel;

/** What goes wrong names its culprit, and leaves a context that can be used. */
class BadUseTest extends EngineSuite {
  private static final class Unserializable {
    int number() {
      return 1;
    }
  }

  @AfterEach
  void theContextCanStillBeUsed() {
    assertThat(numbers().reduce(Integer::sum)).isEqualTo(9);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertJobFails(
      ThrowingCallable action) {
    return assertThatThrownBy(action).isInstanceOf(SparkException.class);
  }

  @Test
  void anExceptionInATaskFailsTheJob() {
    assertJobFails(() -> numbers().map(BadUseTest::failAtTwo).collect())
        .hasMessageContaining("Job aborted due to stage failure: Task 1 in stage ")
        .hasMessageMatching("(?s).*Lost task 1\\.[0-3] in stage .*")
        .hasMessageContaining("java.io.IOException: two")
        .hasCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("two");
    assertJobFails(
            () ->
                numbers()
                    .foreach(
                        n -> {
                          throw new StackOverflowError("deep");
                        }))
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  private static int failAtTwo(int number) throws IOException {
    if (number == 2) {
      throw new IOException("two");
    }
    return number;
  }

  @Test
  void aFunctionThatCannotTravelFailsBeforeTheJob() {
    Unserializable captured = new Unserializable();

    for (ThrowingCallable use :
        new ThrowingCallable[] {
          () -> numbers().map(n -> captured.number()),
          () -> numbers().mapToPair(n -> pair(n, captured.number())),
          () -> numbers().mapToDouble(n -> captured.number()),
          () -> numbers().filter(n -> n == captured.number()),
          () -> numbers().foreach(n -> captured.number()),
          () -> pairs().reduceByKey((a, b) -> captured.number()),
          () -> pairs().mapValues(v -> captured.number())
        }) {
      assertJobFails(use)
          .hasMessageContaining("Task not serializable")
          .hasRootCauseInstanceOf(NotSerializableException.class)
          .hasStackTraceContaining(Unserializable.class.getName());
    }
  }

  @Test
  void theContextCannotTravel() {
    JavaSparkContext captured = sc;

    assertJobFails(() -> numbers().map(n -> captured.defaultParallelism()))
        .hasMessageContaining("Task not serializable")
        .hasStackTraceContaining(JavaSparkContext.class.getName());
  }

  @Test
  void aRecordThatCannotTravelIsNamed() {
    JavaRDD<Unserializable> records = numbers().map(n -> new Unserializable());

    assertJobFails(records::collect)
        .hasMessageContaining("had a not serializable result: " + Unserializable.class.getName());
    assertJobFails(() -> records.take(1)).hasMessageContaining("had a not serializable result");
    assertJobFails(() -> records.reduce((a, b) -> a))
        .hasMessageContaining("had a not serializable result");
    assertJobFails(() -> records.mapToPair(r -> pair(1, r)).groupByKey().count())
        .hasMessageContaining(Unserializable.class.getName());
    assertJobFails(() -> records.persist(StorageLevel.DISK_ONLY()).count())
        .hasMessageContaining(Unserializable.class.getName());
  }

  @Test
  void recordsThatStayNeedNotTravel() {
    JavaRDD<Unserializable> records = numbers().map(n -> new Unserializable());

    assertThat(records.count()).isEqualTo(4);
    assertThat(records.cache().map(Unserializable::number).collect()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void anRddInsideOfATaskIsRefused() {
    JavaRDD<Integer> inner = numbers();

    assertJobFails(() -> numbers().map(n -> inner.count()).collect())
        .hasMessageContaining("This RDD lacks a SparkContext");
    assertJobFails(() -> numbers().map(n -> inner.map(m -> m).id()).collect())
        .hasMessageContaining("This RDD lacks a SparkContext");
  }

  @Test
  void missingResultsOfFunctionsAreErrors() {
    assertJobFails(() -> numbers().filter(n -> null).collect())
        .hasCauseInstanceOf(NullPointerException.class);
    assertJobFails(() -> numbers().flatMap(n -> null).collect())
        .hasCauseInstanceOf(NullPointerException.class);
    assertJobFails(() -> numbers().mapPartitions(n -> null).collect())
        .hasCauseInstanceOf(NullPointerException.class);
  }
}
