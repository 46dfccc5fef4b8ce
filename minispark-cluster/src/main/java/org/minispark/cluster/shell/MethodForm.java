package org.minispark.cluster.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The form of a method for tasks: the session's variables that it uses are parameters.
 *
 * @param position how many of the method's own parameters stand before them
 */
record MethodForm(
    MethodName method, boolean isStatic, int position, List<SessionVariable> variables) {

  String name() {
    return method.name() + "$" + position;
  }

  String descriptor() {
    return Parameters.insert(method.descriptor(), position, types());
  }

  Type[] types() {
    return variables.stream().map(SessionVariable::type).toArray(Type[]::new);
  }

  /** The instructions that push the values of some of the variables, in their order. */
  InsnList load(List<SessionVariable> some) {
    InsnList instructions = new InsnList();
    for (SessionVariable variable : some) {
      instructions.add(new VarInsnNode(variable.type().getOpcode(Opcodes.ILOAD), slotOf(variable)));
    }
    return instructions;
  }

  /** A copy of the method in this form, whose code {@code rewrite} has changed. */
  MethodNode copyOf(MethodNode original, BiConsumer<MethodForm, MethodNode> rewrite) {
    int access = (original.access | Opcodes.ACC_SYNTHETIC) & ~Opcodes.ACC_VARARGS;
    MethodNode copy =
        new MethodNode(
            access, name(), descriptor(), null, original.exceptions.toArray(new String[0]));
    original.accept(copy);
    copy.parameters = null;
    copy.visibleParameterAnnotations = null;
    copy.invisibleParameterAnnotations = null;
    copy.visibleLocalVariableAnnotations = null;
    copy.invisibleLocalVariableAnnotations = null;
    makeRoom(copy);
    rewrite.accept(this, copy);
    return copy;
  }

  private int firstSlot() {
    return Parameters.slot(method.descriptor(), position, isStatic);
  }

  private int slotOf(SessionVariable variable) {
    int slot = firstSlot();
    for (SessionVariable each : variables) {
      if (each.equals(variable)) {
        return slot;
      }
      slot += each.type().getSize();
    }
    throw new IllegalArgumentException(variable + " is not used by " + method);
  }

  /** Moves the local variables that stand where the parameters are to be. */
  private void makeRoom(MethodNode copy) {
    int room = 0;
    for (SessionVariable variable : variables) {
      room += variable.type().getSize();
    }
    for (AbstractInsnNode instruction : copy.instructions) {
      if (instruction instanceof VarInsnNode access && access.var >= firstSlot()) {
        access.var += room;
      } else if (instruction instanceof IincInsnNode increment && increment.var >= firstSlot()) {
        increment.var += room;
      } else if (instruction instanceof FrameNode frame) {
        makeRoom(frame);
      }
    }
    if (copy.localVariables != null) {
      for (LocalVariableNode variable : copy.localVariables) {
        variable.index += variable.index >= firstSlot() ? room : 0;
      }
    }
  }

  private void makeRoom(FrameNode frame) {
    List<Object> locals =
        new ArrayList<>(frame.local == null ? Collections.emptyList() : frame.local);
    int entry = 0;
    for (int slot = 0; slot < firstSlot(); slot += sizeOf(locals.get(entry)), entry++) {
      if (entry == locals.size()) {
        locals.add(Opcodes.TOP);
      }
    }
    for (int i = 0; i < variables.size(); i++) {
      locals.add(entry + i, frameType(variables.get(i).type()));
    }
    frame.local = locals;
  }

  private static int sizeOf(Object frameType) {
    return frameType == Opcodes.LONG || frameType == Opcodes.DOUBLE ? 2 : 1;
  }

  private static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.ARRAY, Type.OBJECT -> type.getInternalName();
      default -> Opcodes.INTEGER;
    };
  }
}
