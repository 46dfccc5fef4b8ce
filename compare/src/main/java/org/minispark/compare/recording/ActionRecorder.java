package org.minispark.compare.recording;

import java.util.List;
import java.util.Map;

/**
 * Called by a recorded program, after each action, with what the action returned. The calls are put
 * there when the program is relocated.
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
    Journal.current().ifPresent(journal -> note(journal, value, place));
  }

  private static void note(Journal journal, Object value, String place) {
    int action = actions++;
    journal.note(Kind.ACTION, place);
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
