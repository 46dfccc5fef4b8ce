package org.minispark.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.SparkFirehoseListener;

class SparkListenerTest {
  @Test
  void everyMethodHearsAnEventOfItsName() {
    for (Method method : SparkListenerInterface.class.getMethods()) {
      String event = method.getParameterTypes()[0].getSimpleName();
      String expected =
          method.getName().equals("onOtherEvent")
              ? "SparkListenerEvent"
              : method.getName().replaceFirst("on", "SparkListener");

      assertThat(event).isEqualTo(expected);
      assertThat(method.getParameterTypes()[0]).isAssignableTo(SparkListenerEvent.class);
    }
    assertThat(SparkListenerInterface.class.getMethods()).hasSize(35);
  }

  @Test
  void aListenerDoesNothingUnlessTold() throws Exception {
    SparkListener listener = new SparkListener() {};

    for (Method method : SparkListenerInterface.class.getMethods()) {
      method.invoke(listener, new Object[] {null});
    }
  }

  @Test
  void aFirehoseHearsAllEventsInOnePlace() throws Exception {
    List<SparkListenerEvent> heard = new ArrayList<>();
    SparkFirehoseListener firehose =
        new SparkFirehoseListener() {
          @Override
          public void onEvent(SparkListenerEvent event) {
            heard.add(event);
          }
        };

    for (Method method : SparkListenerInterface.class.getMethods()) {
      method.invoke(firehose, new Object[] {null});
    }
    firehose.onApplicationEnd(new SparkListenerApplicationEnd(5));

    assertThat(heard).hasSize(36).endsWith(new SparkListenerApplicationEnd(5));
    assertThat(heard.get(35).logEvent()).isTrue();
  }
}
