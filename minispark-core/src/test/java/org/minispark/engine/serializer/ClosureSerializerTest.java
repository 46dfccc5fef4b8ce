package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minispark.SparkException;
import org.minispark.api.java.function.Function;

class ClosureSerializerTest {
  private final ClosureSerializer serializer = new ClosureSerializer();

  /** A user's driver program that keeps a helper with a connection. */
  static final class Program implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Helper helper = new Helper();

    Function<String, String> lambdaOnField() {
      return word -> word + helper;
    }

    /** The line of the lambda above, known from where this method stands. */
    static int lineOfLambda() {
      return new Throwable().getStackTrace()[0].getLineNumber() - 5;
    }

    Function<String, String> lambdaOnLocal() {
      Helper local = helper;
      return word -> word + local;
    }

    Function<String, String> anonymous() {
      return new Function<>() {
        private static final long serialVersionUID = 1L;

        @Override
        public String call(String word) {
          return word + helper;
        }
      };
    }

    Function<String, String> reference() {
      return helper::parse;
    }
  }

  static final class Helper implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the mistake under test
    private final Socket connection = new Socket();

    String parse(String word) {
      return word + connection;
    }
  }

  static class NotSerializableProgram {
    final int offset = 3;

    Function<Integer, Integer> lambda() {
      return number -> number + offset;
    }
  }

  static final class Node implements Serializable {
    private static final long serialVersionUID = 1L;
    final Node next;

    Node(Node next) {
      this.next = next;
    }
  }

  @Test
  void roundTripsAFunction() throws Exception {
    int offset = 2;
    Function<Integer, Integer> add = number -> number + offset;
    Function<Integer, Integer> copy = copy(add);
    assertThat(copy.call(40)).isEqualTo(42);
  }

  @Test
  void namesTheLineAndThePathFromTheLambdaOnAField() {
    NotSerializableException culprit = culprit(new Program().lambdaOnField());
    assertThat(culprit.getMessage().lines().map(String::strip))
        .containsExactly(
            "java.net.Socket",
            "the lambda at ClosureSerializerTest.java:"
                + Program.lineOfLambda()
                + " captures this ("
                + Program.class.getName()
                + "), whose field helper ("
                + Helper.class.getName()
                + "), whose field connection (java.net.Socket),"
                + " which is not Serializable",
            "path: "
                + Program.class.getName()
                + ".helper -> "
                + Helper.class.getName()
                + ".connection -> java.net.Socket");
  }

  @Test
  void namesWhatALambdaCapturesByValue() {
    assertThat(culprit(new Program().lambdaOnLocal()))
        .hasMessageContaining("captures a value (" + Helper.class.getName() + ")")
        .hasMessageContaining("path: " + Helper.class.getName() + ".connection -> java.net.Socket");
  }

  @Test
  void namesTheEnclosingInstanceOfAnAnonymousClass() {
    assertThat(culprit(new Program().anonymous()))
        .hasMessageContaining("the function object " + Program.class.getName() + "$1 has enclosing")
        .hasMessageContaining(Program.class.getName() + "$1.this$0 -> ");
  }

  @Test
  void namesAMethodReferenceByItsMethod() {
    assertThat(culprit(new Program().reference()))
        .hasMessageContaining("the method reference " + Helper.class.getName() + "::parse");
  }

  @Test
  void namesAProgramThatIsNotSerializableItself() {
    assertThat(culprit(new NotSerializableProgram().lambda()))
        .hasMessageStartingWith(NotSerializableProgram.class.getName() + "\n")
        .hasMessageContaining("captures this (");
  }

  @Test
  void looksThroughTheEnginesOwnLambdas() {
    Function<String, String> user = new Program().lambdaOnField();
    Function<String, String> wrapped = word -> user.call(word);
    assertThat(culprit(wrapped)).hasMessageContaining("captures this (" + Program.class.getName());
  }

  @Test
  void findsTheCulpritInJdkContainers() {
    List<Object> list =
        new ArrayList<>(List.of("a", Map.of("key", new Object[] {1, new Object()})));
    Function<String, String> function = word -> word + list;
    assertThat(culprit(function))
        .hasMessageContaining("java.util.ArrayList[1] -> ")
        .hasMessageContaining("[key] -> [Ljava.lang.Object;[1] -> java.lang.Object");
  }

  @Test
  void refusesALambdaThatIsNotSerializable() {
    Runnable run = () -> {};
    assertThat(culprit(run)).hasMessageContaining("the lambda in " + getClass().getName());
  }

  @Test
  void anyExceptionOfAHookIsTheCause() {
    Object failing = new Object[] {new FailsToWrite()};
    assertThat(catchThrowable(() -> serializer.requireSerializable(failing)))
        .isInstanceOf(SparkException.class)
        .hasMessage("Task not serializable")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  static final class FailsToWrite implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      throw new IllegalStateException("not today");
    }
  }

  @Test
  void aChainTooDeepIsAClearError() {
    Node chain = null;
    for (int i = 0; i < 1_000_000; i++) {
      chain = new Node(chain);
    }
    Node captured = chain;
    Function<String, String> function = word -> word + captured;
    assertThat(culprit(function))
        .hasMessageContaining("nested too deeply")
        .hasMessageContaining(Node.class.getName() + ".next");
  }

  private NotSerializableException culprit(Object function) {
    Throwable failure = catchThrowable(() -> serializer.requireSerializable(function));
    assertThat(failure).isInstanceOf(SparkException.class).hasMessage("Task not serializable");
    assertThat(failure.getCause()).isInstanceOf(NotSerializableException.class);
    return (NotSerializableException) failure.getCause();
  }

  @SuppressWarnings("unchecked") // a copy has the type of its original
  private <F> F copy(F function) {
    return (F) serializer.fromBytes(serializer.toBytes(function), getClass().getClassLoader());
  }
}
