package org.minispark.compare.recording;

import java.util.List;
import java.util.Map;
import org.minispark.api.java.JavaFutureAction;

/**
 * Called by a recorded program, after each action, with what the action returned. The calls are put
 * there when the program is relocated. An action that throws is not noted, unless through a future.
 */
public final class ActionRecorder {
  /** More records than anyone looks at; all that follow are noted as one number. */
  private static final int MOST_RECORDS = 100_000;

  private static int actions;

  private ActionRecorder() {}

  /**
   * Notes an action's value; the value itself is left as it is.
   *
   * @param place the method and the line that called it
   */
  public static synchronized void record(Object value, String place) {
    Journal.current().ifPresent(journal -> note(journal, begin(journal, place), value));
  }

  /**
   * Notes an action that does not wait: now that it has begun, and its value when the program gets
   * it. So the order is that of the program, whichever ends first.
   */
  public static synchronized <T> JavaFutureAction<T> record(
      JavaFutureAction<T> future, String place) {
    if (Journal.current().isEmpty()) {
      return future;
    }
    Journal journal = Journal.current().get();
    int action = begin(journal, place);
    return new RecordedFuture<>(future, value -> noteLater(journal, action, value));
  }

  private static int begin(Journal journal, String place) {
    journal.note(Kind.ACTION, place);
    return actions++;
  }

  private static synchronized void noteLater(Journal journal, int action, Object value) {
    note(journal, action, value);
  }

  private static void note(Journal journal, int action, Object value) {
    if (value instanceof List<?> records) {
      records.stream()
          .limit(MOST_RECORDS)
          .forEach(each -> journal.note(Kind.VALUE, action, Rendering.render(each)));
      if (records.size() > MOST_RECORDS) {
        journal.note(Kind.VALUE, action, "and more, in all " + records.size());
      }
    } else if (value instanceof Map<?, ?> map) {
      map.entrySet().stream()
          .map(each -> Rendering.render(each.getKey()) + ": " + Rendering.render(each.getValue()))
          .sorted()
          .limit(MOST_RECORDS)
          .forEach(entry -> journal.note(Kind.VALUE, action, entry));
    } else {
      journal.note(Kind.VALUE, action, Rendering.render(value));
    }
  }
}
