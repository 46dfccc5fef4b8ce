package org.minispark.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.SparkException;

class BroadcastTest {
  private final List<String> done = new ArrayList<>();
  private final Broadcast<String> broadcast = new Listed(done);

  @Test
  void givesItsValueUntilItIsDestroyed() {
    assertThat(broadcast).hasToString("Broadcast(0)");
    assertThat(broadcast.value()).isEqualTo("value");
    assertThat(broadcast.isValid()).isTrue();

    broadcast.destroy();

    assertThat(broadcast.isValid()).isFalse();
    String message =
        "[INTERNAL_ERROR_BROADCAST] Attempted to use Broadcast(0) after it was destroyed (destroy"
            + " at X.java:10) ";
    assertThatThrownBy(broadcast::value).isInstanceOf(SparkException.class).hasMessage(message);
    assertThatThrownBy(broadcast::unpersist).isInstanceOf(SparkException.class).hasMessage(message);
    assertThatThrownBy(broadcast::destroy).isInstanceOf(SparkException.class).hasMessage(message);
    assertThat(done).containsExactly("destroy false");
  }

  @Test
  void isDroppedWithOrWithoutWaiting() {
    broadcast.unpersist();
    broadcast.unpersist(true);
    broadcast.destroy(true);

    assertThat(done).containsExactly("unpersist false", "unpersist true", "destroy true");
  }

  private static final class Listed extends Broadcast<String> {
    private static final long serialVersionUID = 1L;

    private final transient List<String> done;

    Listed(List<String> done) {
      super(0);
      this.done = done;
    }

    @Override
    protected String getValue() {
      return "value";
    }

    @Override
    protected void doUnpersist(boolean blocking) {
      done.add("unpersist " + blocking);
    }

    @Override
    protected void doDestroy(boolean blocking) {
      done.add("destroy " + blocking);
    }

    @Override
    protected String callSite() {
      return "destroy at X.java:10";
    }
  }
}
