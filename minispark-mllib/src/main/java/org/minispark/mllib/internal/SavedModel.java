package org.minispark.mllib.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.SparkContext;
import org.minispark.SparkException;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/**
 * A model in a directory: {@code metadata}, one line of JSON that tells its class and version, and
 * {@code data}, one line of JSON with its values. Doubles are written so that they come back with
 * the same bits.
 */
public final class SavedModel {
  private static final String VERSION = "1.0";

  private final Map<String, Object> metadata;
  private final Map<String, Object> data;

  public SavedModel(Class<?> model) {
    this(new LinkedHashMap<>(), new LinkedHashMap<>());
    metadata.put("class", model.getName());
    metadata.put("version", VERSION);
  }

  private SavedModel(Map<String, Object> metadata, Map<String, Object> data) {
    this.metadata = metadata;
    this.data = data;
  }

  /** Adds to what the metadata tell of the model. */
  public SavedModel describe(String name, Object value) {
    metadata.put(name, value);
    return this;
  }

  /** Adds one of the model's values: a number, a string, a list or null. */
  public SavedModel put(String name, Object value) {
    data.put(name, value);
    return this;
  }

  public SavedModel put(String name, Vector value) {
    return put(name, (Object) value.toArray());
  }

  public void save(SparkContext sc, String path) {
    write(sc, path + "/metadata", metadata);
    write(sc, path + "/data", data);
  }

  private static void write(SparkContext sc, String path, Map<String, Object> fields) {
    new JavaSparkContext(sc).parallelize(List.of(Json.write(fields)), 1).saveAsTextFile(path);
  }

  /**
   * Reads a model. Fails with a {@code SparkException} if the directory holds one of another class
   * or version.
   */
  public static SavedModel load(SparkContext sc, String path, Class<?> model) {
    Map<String, Object> metadata = read(sc, path + "/metadata");
    Object name = metadata.get("class");
    Object version = metadata.get("version");
    if (!model.getName().equals(name) || !VERSION.equals(version)) {
      throw Unchecked.rethrow(
          new SparkException(
              model.getSimpleName()
                  + ".load did not recognize model with (className, format version):("
                  + name
                  + ", "
                  + version
                  + "). Supported: ("
                  + model.getName()
                  + ", "
                  + VERSION
                  + ")"));
    }
    return new SavedModel(metadata, read(sc, path + "/data"));
  }

  private static Map<String, Object> read(SparkContext sc, String path) {
    return Json.readObject(sc.textFile(path, 1).first());
  }

  public boolean has(String name) {
    return data.get(name) != null;
  }

  public double number(String name) {
    return Json.number(data, name);
  }

  public int described(String name) {
    return (int) Json.number(metadata, name);
  }

  public String text(String name) {
    return String.valueOf(data.get(name));
  }

  public Vector vector(String name) {
    return Vectors.dense(Json.numbers(data, name));
  }

  /** A list of vectors. */
  public Vector[] vectors(String name) {
    List<double[]> rows = Json.rows(data, name);
    return rows.stream().map(Vectors::dense).toArray(Vector[]::new);
  }
}
