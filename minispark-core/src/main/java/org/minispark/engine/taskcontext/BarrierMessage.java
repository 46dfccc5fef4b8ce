package org.minispark.engine.taskcontext;

/** What a task brings to a barrier: by which call it came, and the message that it gives. */
public final class BarrierMessage {
  private BarrierMessage() {}

  /** The call by which a task came to a barrier. */
  public enum Kind {
    BARRIER('b'),
    ALL_GATHER('g');

    private final char mark;

    Kind(char mark) {
      this.mark = mark;
    }
  }

  static String of(Kind kind, String text) {
    return kind.mark + text;
  }

  /** The call; of anything but what {@link #of} has made it is BARRIER. */
  public static Kind kindOf(String message) {
    return !message.isEmpty() && message.charAt(0) == Kind.ALL_GATHER.mark
        ? Kind.ALL_GATHER
        : Kind.BARRIER;
  }

  static String textOf(String message) {
    return message.substring(1);
  }
}
