package org.minispark.cluster.shell;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which variables of the session a method reads, itself or in what it calls. Known of the methods
 * whose calls can be told from the code alone: static ones, and the bodies of lambdas.
 */
final class VariableUse {
  private final Map<MethodName, SortedSet<SessionVariable>> uses = new HashMap<>();

  /** Looks at classes that are loaded together, and so may call each other. */
  void add(Collection<ClassNode> classes) {
    Map<MethodName, Set<MethodName>> calls = new HashMap<>();
    for (ClassNode type : classes) {
      for (MethodNode method : type.methods) {
        if (isTraceable(method)) {
          MethodName name = MethodName.of(type, method);
          uses.put(name, new TreeSet<>());
          calls.put(name, new HashSet<>());
          look(method, uses.get(name), calls.get(name));
        }
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<MethodName, Set<MethodName>> caller : calls.entrySet()) {
        for (MethodName called : caller.getValue()) {
          changed |= uses.get(caller.getKey()).addAll(of(called));
        }
      }
    }
  }

  /** In a fixed order; empty for a method that is not known. */
  List<SessionVariable> of(MethodName method) {
    SortedSet<SessionVariable> variables = uses.get(method);
    return variables == null ? List.of() : List.copyOf(variables);
  }

  static boolean isTraceable(MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    return isLambda(method)
        || (isStatic && !isTopLevelCode(method) && !method.name.equals("<clinit>"));
  }

  static boolean isLambda(MethodNode method) {
    return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith("lambda$");
  }

  /** What JShell makes of a line's statements; it runs on the driver, once. */
  static boolean isTopLevelCode(MethodNode method) {
    return method.name.startsWith("do_it$");
  }

  static boolean isVariable(AbstractInsnNode instruction) {
    return instruction instanceof FieldInsnNode field
        && (field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC)
        && SessionVariable.isLine(field.owner);
  }

  static SessionVariable variable(FieldInsnNode field) {
    return new SessionVariable(field.owner, field.name, field.desc);
  }

  private static void look(MethodNode method, Set<SessionVariable> reads, Set<MethodName> calls) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (isVariable(instruction) && instruction.getOpcode() == Opcodes.GETSTATIC) {
        reads.add(variable((FieldInsnNode) instruction));
      } else if (instruction.getOpcode() == Opcodes.INVOKESTATIC) {
        calls.add(MethodName.of((MethodInsnNode) instruction));
      } else {
        LambdaSite.of(instruction)
            .ifPresent(site -> calls.add(MethodName.of(site.implementation())));
      }
    }
  }
}
