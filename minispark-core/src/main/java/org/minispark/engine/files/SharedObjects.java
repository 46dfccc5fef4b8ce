package org.minispark.engine.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.ObjectStreamField;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Records as they stand in object files: an array of a few, in Java's serialization. Spark reads
 * what is written here, and the reverse, if it knows the records' classes; so tuples are written as
 * the Scala tuples that they stand for, which have the same fields.
 */
public final class SharedObjects {
  private static final String OURS = "org.minispark.Tuple";
  private static final String SCALAS = "scala.Tuple";
  private static final Pattern OUR_TUPLES = tuplesOf(OURS);
  private static final Pattern SCALA_TUPLES = tuplesOf(SCALAS);

  /** What Java's serialization tells Scala 2.12's tuples of 1 to 22 fields apart by. */
  private static final long[] SCALA_VERSIONS = {
    -3527083811531934916L,
    3356420310891166197L,
    -8522163535874829495L,
    -3999741010374250998L,
    -2070366025261891422L,
    -210811755729329306L,
    7978190567467865646L,
    2129218065724917033L,
    -2970435730724879777L,
    -5045769029082063388L,
    1232198686989189009L,
    -7533621933193938096L,
    2745072191191681034L,
    2298686673786446757L,
    -9061144482508827720L,
    -9119901456965103449L,
    8156731502197590591L,
    -5210147271943631234L,
    -4302017859730856289L,
    -8879335884173137563L,
    8084498416448158762L,
    5742625715715604593L,
  };

  private SharedObjects() {}

  /**
   * The bytes of a few records.
   *
   * @throws java.io.NotSerializableException if one of them holds what cannot be serialized
   */
  public static byte[] writeGroup(Object[] records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new SharedOutput(bytes)) {
      out.writeObject(records);
    }
    return bytes.toByteArray();
  }

  /**
   * The records of {@link #writeGroup}, or of a typed array that a Scala program wrote. Their
   * classes come from the thread's context class loader.
   *
   * @throws ClassNotFoundException if one of them is unknown
   */
  @SuppressWarnings("unchecked") // the program says what its file holds, as in Spark
  public static <T> Iterator<T> readGroup(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new SharedInput(new ByteArrayInputStream(bytes))) {
      Object array = in.readObject();
      return IntStream.range(0, Array.getLength(array))
          .mapToObj(i -> (T) Array.get(array, i))
          .iterator();
    }
  }

  /** The name as it is called there, of tuples and arrays of them; else null. */
  private static String rename(String className, Pattern tuples, String there) {
    Matcher tuple = tuples.matcher(className);
    return tuple.matches() ? tuple.group(1) + there + tuple.group(2) + tuple.group(3) : null;
  }

  private static Pattern tuplesOf(String prefix) {
    return Pattern.compile("(|\\[+L)" + Pattern.quote(prefix) + "([1-9]|1\\d|2[0-2])(;?)");
  }

  /** Writes descriptors of tuples as Scala's, byte for byte. */
  private static final class SharedOutput extends ObjectOutputStream {
    SharedOutput(OutputStream out) throws IOException {
      super(out);
    }

    @Override
    protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
      String scalas = rename(descriptor.getName(), OUR_TUPLES, SCALAS);
      if (scalas == null) {
        super.writeClassDescriptor(descriptor);
        return;
      }
      ObjectStreamField[] fields = descriptor.getFields();
      writeUTF(scalas);
      writeLong(
          fields.length == 0 ? 0 : SCALA_VERSIONS[fields.length - 1]); // none of arrays counts
      writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
      writeShort(fields.length);
      for (ObjectStreamField field : fields) {
        writeByte(field.getTypeCode());
        writeUTF(field.getName());
        writeObject(field.getTypeString());
      }
    }
  }

  /** Takes Scala's tuples for ours, and finds classes as tasks do. */
  private static final class SharedInput extends ObjectInputStream {
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    SharedInput(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
      ObjectStreamClass descriptor = super.readClassDescriptor();
      String ours = rename(descriptor.getName(), SCALA_TUPLES, OURS);
      return ours == null ? descriptor : ObjectStreamClass.lookup(Class.forName(ours));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass descriptor)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(descriptor.getName(), false, loader);
      } catch (ClassNotFoundException perhapsPrimitive) {
        return super.resolveClass(descriptor);
      }
    }
  }
}
