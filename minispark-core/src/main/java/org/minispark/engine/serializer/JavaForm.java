package org.minispark.engine.serializer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;

/** Java serialization, with classes from a given loader. */
final class JavaForm {
  private JavaForm() {}

  static byte[] toBytes(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    write(value, bytes);
    return bytes.toByteArray();
  }

  static void write(Object value, OutputStream out) throws IOException {
    ObjectOutputStream objects = new ObjectOutputStream(out);
    objects.writeObject(value);
    objects.flush();
  }

  /** Writes {@code value} with each object in it replaced as {@code replace} says. */
  static byte[] toBytesReplacing(Object value, UnaryOperator<Object> replace) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (ReplacingOutput objects = new ReplacingOutput(bytes, replace)) {
      objects.writeObject(value);
    }
    return bytes.toByteArray();
  }

  /**
   * The value of {@link #toBytes}.
   *
   * @throws ClassNotFoundException if the loader does not know a class
   */
  static Object fromBytes(byte[] bytes, ClassLoader loader)
      throws IOException, ClassNotFoundException {
    try (LoadingInput objects = new LoadingInput(new ByteArrayInputStream(bytes), loader)) {
      objects.limit(ObjectLimits.ofBytes(bytes.length));
      return objects.readObject();
    }
  }

  private static final class ReplacingOutput extends ObjectOutputStream {
    private final UnaryOperator<Object> replace;

    ReplacingOutput(OutputStream out, UnaryOperator<Object> replace) throws IOException {
      super(out);
      this.replace = replace;
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      return replace.apply(object);
    }
  }

  /** Finds classes with one loader, wherever on the stack the call comes from. */
  static final class LoadingInput extends ObjectInputStream {
    private final ClassLoader loader;

    LoadingInput(InputStream in, ClassLoader loader) throws IOException {
      super(in);
      this.loader = loader;
    }

    /** Believes nothing that the bytes cannot hold: corrupt ones must not exhaust the heap. */
    void limit(ObjectLimits limits) {
      setObjectInputFilter(ObjectInputFilter.merge(limits, getObjectInputFilter()));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException unknown) {
        return super.resolveClass(description); // primitive types have no loadable name
      }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
      Class<?>[] interfaces = new Class<?>[names.length];
      for (int i = 0; i < names.length; i++) {
        interfaces[i] = Class.forName(names[i], false, loader);
      }
      return proxyClass(interfaces);
    }

    @SuppressWarnings("deprecation") // the class itself is what a stream asks for
    private Class<?> proxyClass(Class<?>[] interfaces) throws ClassNotFoundException {
      try {
        return Proxy.getProxyClass(loader, interfaces);
      } catch (IllegalArgumentException invalid) {
        throw new ClassNotFoundException("no proxy for its interfaces", invalid);
      }
    }
  }
}
