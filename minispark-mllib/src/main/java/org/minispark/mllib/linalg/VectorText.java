package org.minispark.mllib.linalg;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;
import org.minispark.mllib.internal.Json;

/** Vectors as text and as JSON, in Spark's forms. */
public final class VectorText {
  private static final double SPARSE = 0;
  private static final double DENSE = 1;

  private VectorText() {}

  /**
   * The vector that {@link NumericText} has read: an array, or a tuple of size, indices and values.
   */
  public static Vector toVector(Object read) {
    if (read instanceof double[] values) {
      return Vectors.dense(values);
    }
    if (read instanceof List<?> parts
        && parts.size() == 3
        && parts.get(0) instanceof Double size
        && parts.get(1) instanceof double[] indices
        && parts.get(2) instanceof double[] values) {
      return Vectors.sparse(size.intValue(), toInts(indices), values);
    }
    throw Unchecked.rethrow(new SparkException("Cannot parse " + read + "."));
  }

  static String toJson(DenseVector vector) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", 1);
    fields.put("values", vector.values());
    return Json.write(fields);
  }

  static String toJson(SparseVector vector) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", 0);
    fields.put("size", vector.size());
    fields.put("indices", vector.indices());
    fields.put("values", vector.values());
    return Json.write(fields);
  }

  static Vector fromJson(String json) {
    Map<String, Object> fields = Json.readObject(json);
    double[] values = Json.numbers(fields, "values");
    double type = Json.number(fields, "type");
    if (type == SPARSE) {
      int size = (int) Json.number(fields, "size");
      return Vectors.sparse(size, toInts(Json.numbers(fields, "indices")), values);
    }
    if (type == DENSE) {
      return Vectors.dense(values);
    }
    throw new IllegalArgumentException("Cannot parse " + json + " into a vector.");
  }

  private static int[] toInts(double[] numbers) {
    return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
  }
}
