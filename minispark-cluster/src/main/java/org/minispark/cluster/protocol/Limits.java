package org.minispark.cluster.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The greatest lengths that several messages share. */
public final class Limits {
  /** Most bytes of one object of the program's in a message: a partition, a stage, a result. */
  public static final int OBJECT_BYTES = 128 << 20;

  /** Most bytes of a message that holds such objects. */
  static final int OBJECTS_BYTES = 1 << 30;

  /** Most elements of a list whose length the program decides. */
  static final int LIST_ELEMENTS = 1 << 20;

  /** Most bytes of a text that people read. */
  static final int TEXT_BYTES = 64 << 10;

  /** Most bytes of a message of a few numbers and names. */
  static final int SMALL = 4 << 10;

  private Limits() {}

  static void writeTexts(WireOutput out, Map<String, String> texts, int maxBytes) {
    out.writeList(
        List.copyOf(texts.entrySet()),
        LIST_ELEMENTS,
        (to, entry) -> {
          to.writeString(entry.getKey(), maxBytes);
          to.writeString(entry.getValue(), maxBytes);
        });
  }

  static Map<String, String> readTexts(WireInput in, int maxBytes)
      throws MalformedMessageException {
    Map<String, String> texts = new HashMap<>();
    in.readList(
        LIST_ELEMENTS,
        from -> texts.put(from.readString(maxBytes), from.readString(maxBytes)) == null);
    return texts;
  }
}
