package org.minispark.cluster.shell;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** Arithmetic on the parameters of methods. */
final class Parameters {
  private Parameters() {}

  /** The descriptor with more parameters from {@code position} on. */
  static String insert(String descriptor, int position, Type[] more) {
    List<Type> types = new ArrayList<>(List.of(Type.getArgumentTypes(descriptor)));
    types.addAll(position, List.of(more));
    return Type.getMethodDescriptor(Type.getReturnType(descriptor), types.toArray(new Type[0]));
  }

  static int count(String descriptor) {
    return Type.getArgumentTypes(descriptor).length;
  }

  /** The local variable's number that a parameter at {@code position} has. */
  static int slot(String descriptor, int position, boolean isStatic) {
    int slot = isStatic ? 0 : 1;
    Type[] types = Type.getArgumentTypes(descriptor);
    for (int i = 0; i < position; i++) {
      slot += types[i].getSize();
    }
    return slot;
  }
}
