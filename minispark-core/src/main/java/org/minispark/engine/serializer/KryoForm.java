package org.minispark.engine.serializer;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.SerializerFactory;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.KryoBufferOverflowException;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ClosureSerializer;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;
import org.minispark.serializer.KryoRegistrator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Kryo as the program configured it, for {@code spark.serializer} = KryoSerializer. A Kryo serves
 * one thread at a time; as many are made as are used at once, and kept for the next record.
 */
final class KryoForm implements WholeForm, ClassCatalog.Rules {
  private static final int FIRST_SIZE = 4 << 10;
  private static final int LARGEST_KEPT = 1 << 20;

  /** Known to Spark's Kryo before any registration, beside tuples and arrays of primitives. */
  private static final Class<?>[] PREREGISTERED = {
    boolean[].class,
    byte[].class,
    short[].class,
    char[].class,
    int[].class,
    long[].class,
    float[].class,
    double[].class,
    Object[].class,
    String[].class,
    Arrays.asList().getClass(),
    UUID.class,
    BitSet.class,
    Class.class,
    SerializedLambda.class
  };

  private final SparkConf conf;
  private final ClassLoader loader;
  private final int maxSize;
  private final Queue<Kryo> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Output> idleOutputs = new ConcurrentLinkedQueue<>();

  /**
   * @throws SparkException "Failed to register classes with Kryo", later, from the first use
   */
  KryoForm(SparkConf conf, ClassLoader loader) {
    this.conf = conf;
    this.loader = loader;
    this.maxSize = (int) (conf.getSizeAsMb("spark.kryoserializer.buffer.max", "64m") << 20);
  }

  @Override
  public byte[] write(Object record) throws IOException {
    Kryo kryo = borrow(loader);
    Output output = borrowOutput();
    try {
      kryo.writeClassAndObject(output, record);
      return output.toBytes();
    } catch (KryoBufferOverflowException tooLarge) {
      throw Unchecked.rethrow(
          new SparkException(
              "Kryo serialization failed: "
                  + tooLarge.getMessage()
                  + ". To avoid this, increase spark.kryoserializer.buffer.max value.",
              tooLarge));
    } finally {
      kryo.reset();
      output.reset();
      idle.add(kryo);
      giveBack(output);
    }
  }

  @Override
  public Object read(byte[] bytes, ClassLoader loaderOfReader) throws IOException {
    Kryo kryo = borrow(loaderOfReader);
    try {
      return kryo.readClassAndObject(new Input(bytes));
    } catch (KryoException | IndexOutOfBoundsException | NegativeArraySizeException corrupt) {
      throw new IOException("Kryo cannot read a record: " + corrupt.getMessage(), corrupt);
    } finally {
      kryo.reset();
      idle.add(kryo);
    }
  }

  /** A Kryo remembers the classes it has found, so it serves the loader it was made for. */
  private Kryo borrow(ClassLoader loaderToUse) {
    Kryo kryo = idle.poll();
    return kryo != null && kryo.getClassLoader() == loaderToUse ? kryo : newKryo(loaderToUse);
  }

  private Output borrowOutput() {
    Output output = idleOutputs.poll();
    return output != null ? output : new Output(FIRST_SIZE, maxSize);
  }

  /** One huge record must not hold its memory for good. */
  private void giveBack(Output output) {
    if (output.getBuffer().length <= LARGEST_KEPT) {
      idleOutputs.add(output);
    }
  }

  /** A class that the program has given its own serializer, or not registered, goes to Kryo. */
  @Override
  public boolean allowsBuiltIn(Class<?> type) {
    Kryo kryo = borrow(loader);
    try {
      Registration registration = kryo.getClassResolver().getRegistration(type);
      return registration == null
          ? !kryo.isRegistrationRequired()
          : isKryosOwn(registration.getSerializer());
    } finally {
      idle.add(kryo);
    }
  }

  private static boolean isKryosOwn(Serializer<?> serializer) {
    return serializer.getClass().getName().startsWith("com.esotericsoftware.kryo.serializers.");
  }

  @Override
  public ClassInfo describeOther(Class<?> type) {
    return ClassCatalog.whole(type);
  }

  private Kryo newKryo(ClassLoader loaderToUse) {
    Kryo kryo = new Kryo();
    kryo.setClassLoader(loaderToUse);
    kryo.setRegistrationRequired(conf.getBoolean("spark.kryo.registrationRequired", false));
    kryo.setReferences(conf.getBoolean("spark.kryo.referenceTracking", true));
    kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
    kryo.setDefaultSerializer(defaultSerializers());
    registerKnown(kryo);
    registerOfProgram(kryo);
    return kryo;
  }

  /** Fields for classes of programs; the JDK's own are closed, and speak Java's form. */
  private static SerializerFactory<?> defaultSerializers() {
    FieldSerializer.FieldSerializerConfig config = new FieldSerializer.FieldSerializerConfig();
    config.setIgnoreSyntheticFields(false);
    SerializerFactory.FieldSerializerFactory fields =
        new SerializerFactory.FieldSerializerFactory(config);
    return new SerializerFactory.BaseSerializerFactory<Serializer<?>>() {
      @Override
      @SuppressWarnings("rawtypes") // as Kryo declares it
      public Serializer<?> newSerializer(Kryo kryo, Class type) {
        boolean closed = type.getClassLoader() == null && Serializable.class.isAssignableFrom(type);
        return closed ? new JavaSerializer() : fields.newSerializer(kryo, type);
      }
    };
  }

  private static void registerKnown(Kryo kryo) {
    for (Class<?> type : PREREGISTERED) {
      kryo.register(type);
    }
    for (int arity = 1; arity <= 22; arity++) {
      kryo.register(tuple(arity));
    }
    // Java lambdas; Kryo has a serializer for them that wants the JDK opened
    kryo.register(ClosureSerializer.Closure.class, new JavaSerializer());
  }

  private static Class<?> tuple(int arity) {
    try {
      return Class.forName("org.minispark.Tuple" + arity);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void registerOfProgram(Kryo kryo) {
    try {
      for (String name : names("spark.kryo.classesToRegister")) {
        kryo.register(Class.forName(name, true, kryo.getClassLoader()));
      }
      for (String name : names("spark.kryo.registrator")) {
        registrator(name, kryo.getClassLoader()).registerClasses(kryo);
      }
    } catch (Exception failure) {
      throw Unchecked.rethrow(new SparkException("Failed to register classes with Kryo", failure));
    }
  }

  private static KryoRegistrator registrator(String name, ClassLoader loader)
      throws ReflectiveOperationException {
    return Class.forName(name, true, loader)
        .asSubclass(KryoRegistrator.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  private Set<String> names(String key) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : conf.get(key, "").split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }
}
