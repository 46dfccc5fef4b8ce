package org.minispark.cluster.shell;

import java.lang.invoke.LambdaMetafactory;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** An instruction that makes a function object from a method: a lambda or a method reference. */
record LambdaSite(InvokeDynamicInsnNode instruction) {
  private static final String METAFACTORY = Type.getInternalName(LambdaMetafactory.class);
  private static final int IMPLEMENTATION = 1;
  private static final int FLAGS = 3;

  static Optional<LambdaSite> of(AbstractInsnNode instruction) {
    return instruction instanceof InvokeDynamicInsnNode dynamic
            && dynamic.bsm.getOwner().equals(METAFACTORY)
        ? Optional.of(new LambdaSite(dynamic))
        : Optional.empty();
  }

  Handle implementation() {
    return (Handle) instruction.bsmArgs[IMPLEMENTATION];
  }

  /** Serializable functions are those that travel to tasks; Spark's interfaces all are. */
  boolean isSerializable() {
    return instruction.bsm.getName().equals("altMetafactory")
        && ((Integer) instruction.bsmArgs[FLAGS] & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
  }

  /** How many of the implementation's parameters it captures, a receiver not counted. */
  int capturedParameters() {
    int captured = Type.getArgumentTypes(instruction.desc).length;
    return isStatic() ? captured : captured - 1;
  }

  boolean isStatic() {
    return implementation().getTag() == Opcodes.H_INVOKESTATIC;
  }

  /** Lets the function be made from another method, which captures more values at the end. */
  void capture(Type[] more, String name, String descriptor) {
    Handle old = implementation();
    instruction.bsmArgs = instruction.bsmArgs.clone(); // copies of a method share it
    instruction.bsmArgs[IMPLEMENTATION] =
        new Handle(old.getTag(), old.getOwner(), name, descriptor, old.isInterface());
    instruction.desc =
        Parameters.insert(instruction.desc, Type.getArgumentTypes(instruction.desc).length, more);
  }
}
