package org.minispark.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {
  @Test
  void addsEveryNumberAndLeavesTheCopyAlone() throws Exception {
    TaskMetrics metrics = new TaskMetrics();
    int numbers = 0;
    for (Object part : parts(metrics)) {
      numbers += setAll(part, numbers + 1);
    }

    TaskMetrics copy = metrics.copy();
    metrics.add(copy);

    assertThat(numbers).isEqualTo(10 + 2 + 2 + 8 + 3);
    List<Object> doubled = parts(metrics);
    List<Object> copied = parts(copy);
    int number = 1;
    for (int i = 0; i < copied.size(); i++) {
      for (Method getter : numbersOf(copied.get(i))) {
        assertThat(getter.invoke(copied.get(i))).as(getter.toString()).isEqualTo((long) number);
        assertThat(getter.invoke(doubled.get(i))).as(getter.toString()).isEqualTo(2L * number);
        number++;
      }
    }
  }

  @Test
  void totalsOfAShuffleReadAreLocalAndRemote() {
    ShuffleReadMetrics read = new ShuffleReadMetrics();
    read.incLocalBytesRead(3);
    read.incRemoteBytesRead(4);
    read.incLocalBlocksFetched(1);
    read.incRemoteBlocksFetched(2);

    assertThat(read.totalBytesRead()).isEqualTo(7);
    assertThat(read.totalBlocksFetched()).isEqualTo(3);
  }

  @Test
  void shuffleWritesCanBeTakenBack() {
    ShuffleWriteMetrics write = new ShuffleWriteMetrics();
    write.incBytesWritten(10);
    write.incRecordsWritten(3);
    write.decBytesWritten(4);
    write.decRecordsWritten(1);

    assertThat(write.bytesWritten()).isEqualTo(6);
    assertThat(write.recordsWritten()).isEqualTo(2);
  }

  @Test
  void executorMetricsKeepTheirPeaks() {
    ExecutorMetrics peaks = new ExecutorMetrics();
    assertThat(peaks.isSet()).isFalse();

    assertThat(peaks.compareAndUpdatePeakValues(new ExecutorMetrics(new long[] {5, 2}))).isTrue();
    assertThat(peaks.compareAndUpdatePeakValues(new ExecutorMetrics(new long[] {4, 1}))).isFalse();

    assertThat(peaks.isSet()).isTrue();
    assertThat(peaks.getMetricValue("JVMHeapMemory")).isEqualTo(5);
    assertThat(peaks.getMetricValue("JVMOffHeapMemory")).isEqualTo(2);
    assertThat(peaks.getMetricValue("TotalGCTime")).isZero();
    assertThatThrownBy(() -> peaks.getMetricValue("nope"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("key not found: nope");
  }

  private static List<Object> parts(TaskMetrics metrics) {
    return List.of(
        metrics,
        metrics.inputMetrics(),
        metrics.outputMetrics(),
        metrics.shuffleReadMetrics(),
        metrics.shuffleWriteMetrics());
  }

  /** Gives each number of a part a value of its own, by its setter or by counting up. */
  private static int setAll(Object part, int first) throws Exception {
    int next = first;
    for (Method getter : numbersOf(part)) {
      String name = getter.getName().substring(0, 1).toUpperCase() + getter.getName().substring(1);
      writer(part, name).invoke(part, (long) next);
      next++;
    }
    return next - first;
  }

  private static Method writer(Object part, String name) throws NoSuchMethodException {
    for (Method method : part.getClass().getMethods()) {
      if (method.getName().equals("set" + name) || method.getName().equals("inc" + name)) {
        return method;
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static List<Method> numbersOf(Object part) {
    List<Method> getters = new ArrayList<>();
    for (Method method : part.getClass().getDeclaredMethods()) {
      boolean number = method.getReturnType() == long.class && method.getParameterCount() == 0;
      // Of merged blocks, which only Spark has, there are never any: nothing sets those numbers.
      boolean counted =
          !method.getName().startsWith("total") && !method.getName().contains("erged");
      if (number && counted) {
        getters.add(method);
      }
    }
    getters.sort((left, right) -> left.getName().compareTo(right.getName()));
    return getters;
  }
}
