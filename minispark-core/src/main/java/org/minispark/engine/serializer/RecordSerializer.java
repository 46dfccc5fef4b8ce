package org.minispark.engine.serializer;

import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.minispark.Product;
import org.minispark.SparkConf;
import org.minispark.engine.base.Unchecked;
import org.minispark.serializer.JavaSerializer;
import org.minispark.serializer.KryoSerializer;
import org.minispark.serializer.Serializer;

/**
 * The engine's serializer of records: its own codecs for the common classes, and for all else what
 * {@code spark.serializer} asks for.
 *
 * <ul>
 *   <li><b>JavaSerializer</b>, the default: plain classes by their fields, where that is certain to
 *       give what Java serialization gives; a record that holds any other class (one with {@code
 *       writeObject} or {@code readResolve}, a lambda, most classes of the JDK) goes through Java
 *       serialization as a whole, so that what it shares stays shared. What is not {@code
 *       Serializable} is refused.
 *   <li><b>KryoSerializer</b>: Kryo for a record that holds any class of the program, with its
 *       registrations; nothing needs to be {@code Serializable}.
 * </ul>
 *
 * <p>Two things are told apart by nobody but Java serialization: a {@code HashMap} comes back with
 * the default load factor, a list of {@code Arrays.asList} on an array of {@code Object}.
 */
public final class RecordSerializer implements DataSerializer {
  private static final int KEPT_BUFFERS = 16;

  private final ClassCatalog catalog;
  private final WholeForm wholeForm;
  private final Immutability immutability = new Immutability();
  private final Queue<byte[]> buffers = new ArrayBlockingQueue<>(KEPT_BUFFERS);

  private RecordSerializer(ClassCatalog.Rules rules, WholeForm wholeForm) {
    this.catalog = new ClassCatalog(rules);
    this.wholeForm = wholeForm;
  }

  /**
   * The serializer that {@code spark.serializer} names, Spark's names included.
   *
   * @throws IllegalArgumentException if it names none that the engine has
   */
  public static DataSerializer of(SparkConf conf) {
    String name = conf.getClassName("spark.serializer", JavaSerializer.class.getName());
    if (name.equals(JavaSerializer.class.getName())) {
      return of(new ClassCatalog.JavaRules(), new WholeForm.Java());
    }
    if (name.equals(KryoSerializer.class.getName())) {
      KryoForm kryo = new KryoForm(conf, contextLoader());
      return new RecordSerializer(kryo, kryo);
    }
    throw new IllegalArgumentException(
        "spark.serializer is "
            + name
            + "; it may be "
            + JavaSerializer.class.getName()
            + " or "
            + KryoSerializer.class.getName());
  }

  /** One that goes by other rules. */
  static RecordSerializer of(ClassCatalog.Rules rules, WholeForm wholeForm) {
    return new RecordSerializer(rules, wholeForm);
  }

  /** The serializer that a program names for one shuffle. */
  public static DataSerializer of(Serializer named) {
    return of(named.conf().clone().set("spark.serializer", named.getClass().getName()));
  }

  /** Classes of the program are known to the loader of the thread that works for it. */
  private static ClassLoader contextLoader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread != null ? ofThread : RecordSerializer.class.getClassLoader();
  }

  @Override
  public RecordOutput output(OutputStream out) {
    return new RecordWriter(out, catalog, wholeForm, buffers.poll(), this::keep);
  }

  @Override
  public RecordInput input(InputStream in) {
    return new RecordReader(in, catalog, wholeForm, contextLoader(), buffers.poll(), this::keep);
  }

  private void keep(byte[] buffer) {
    if (buffer.length == OutputBuffer.FULL) {
      buffers.offer(buffer);
    }
  }

  @Override
  public byte[] toBytes(Object value) {
    try {
      return bytesOf(value, wholeForm::write);
    } catch (IOException failure) {
      throw Unchecked.rethrow(failure);
    } catch (StackOverflowError tooDeep) {
      throw Unchecked.rethrow(
          new IOException("a value is nested too deeply to be serialized", tooDeep));
    }
  }

  /**
   * As {@link #toBytes}, for a caller that has a larger stack where this one is too small.
   *
   * @param whole writes a value that cannot be taken apart
   */
  byte[] bytesOf(Object value, WholeWriter whole) throws IOException {
    OutputBuffer out = OutputBuffer.growing();
    try {
      writeOne(value, out, whole);
    } catch (NotSerializableException refused) {
      throw NotSerializable.explain(refused, value);
    }
    return out.toByteArray();
  }

  /** Writes values in their {@link WholeForm}. */
  @FunctionalInterface
  interface WholeWriter {
    byte[] write(Object value) throws IOException;
  }

  private void writeOne(Object value, OutputBuffer out, WholeWriter whole) throws IOException {
    try {
      new ValueWriter(out, catalog).write(value);
    } catch (WholeRecordNeeded e) {
      out.rewind(0);
      out.writeByte(Code.WHOLE);
      out.writeBytes(whole.write(value));
    }
  }

  @Override
  public Object fromBytes(byte[] bytes) {
    InputBuffer in = InputBuffer.of(bytes);
    try {
      return readOne(in, bytes.length, contextLoader());
    } catch (IOException failure) {
      throw Unchecked.rethrow(failure);
    } catch (RuntimeException | StackOverflowError senseless) {
      IOException told = in.corrupt("they do not make sense: " + senseless);
      told.initCause(senseless);
      throw Unchecked.rethrow(told);
    }
  }

  /** The value of {@link #bytesOf}; classes come from {@code loader}. */
  Object valueOf(byte[] bytes, ClassLoader loader) throws IOException {
    return readOne(InputBuffer.of(bytes), bytes.length, loader);
  }

  private Object readOne(InputBuffer in, int length, ClassLoader loader) throws IOException {
    Object value = readParts(in, length, loader);
    if (!in.isAtEnd()) {
      throw in.corrupt("bytes are left after the value");
    }
    return value;
  }

  private Object readParts(InputBuffer in, int length, ClassLoader loader) throws IOException {
    try {
      return new ValueReader(in, catalog, loader).read();
    } catch (WholeRecordNeeded e) {
      return wholeForm.read(in.readBytes(length - (int) in.offset()), loader);
    }
  }

  @Override
  public void requireSerializable(Object value) {
    if (isPlain(value, 0)) {
      return;
    }
    try (RecordOutput out = output(OutputStream.nullOutputStream())) {
      out.write(value);
    } catch (IOException refused) {
      throw Unchecked.rethrow(refused);
    }
  }

  /** Whether a look at the classes suffices: values, arrays of primitives, tuples of them. */
  private boolean isPlain(Object value, int depth) {
    if (value == null) {
      return true;
    }
    int code = catalog.of(value.getClass()).code();
    if (Code.isValue(code) || code >= Code.BOOLEAN_ARRAY && code <= Code.DOUBLE_ARRAY) {
      return true;
    }
    if (depth == ValueWriter.DEEP) {
      return false;
    }
    if (value instanceof Product tuple && Code.isCompound(code)) {
      return areElementsPlain(tuple, depth);
    }
    if (code == Code.ARRAY_LIST || code == Code.AS_LIST || code == Code.IMMUTABLE_LIST) {
      for (Object element : (Iterable<?>) value) {
        if (!isPlain(element, depth + 1)) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  private boolean areElementsPlain(Product tuple, int depth) {
    for (int i = 0; i < tuple.productArity(); i++) {
      if (!isPlain(tuple.productElement(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isImmutable(Object value) {
    return immutability.isImmutableData(value);
  }
}
