package org.minispark.engine.serializer;

import java.io.NotSerializableException;

/** Makes the refusal of a record say where in it the culprit is. */
final class NotSerializable {
  private NotSerializable() {}

  /** The same refusal with the path of fields to the class, found from one of the parts. */
  static NotSerializableException explain(NotSerializableException refused, Object... parts) {
    for (Object part : parts) {
      if (part != null) {
        var path = ObjectPath.toCulprit(part);
        if (path.isPresent()) {
          var explained = new NotSerializableException(path.get().tellAsRecord());
          explained.initCause(refused);
          return explained;
        }
      }
    }
    return refused;
  }
}
