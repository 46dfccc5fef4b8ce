package org.minispark.cluster.shell;

import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What tells a method from all others; the owner is an internal name. */
record MethodName(String owner, String name, String descriptor) {
  static MethodName of(ClassNode type, MethodNode method) {
    return new MethodName(type.name, method.name, method.desc);
  }

  static MethodName of(MethodInsnNode call) {
    return new MethodName(call.owner, call.name, call.desc);
  }

  static MethodName of(Handle handle) {
    return new MethodName(handle.getOwner(), handle.getName(), handle.getDesc());
  }
}
