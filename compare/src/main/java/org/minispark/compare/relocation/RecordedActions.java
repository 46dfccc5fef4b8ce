package org.minispark.compare.relocation;

import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Lets a program note what its actions return: after each call of an action on a Java RDD stands a
 * call of {@code ActionRecorder.record} with the value and the place. Actions that are called
 * through a method reference are not seen.
 */
final class RecordedActions extends ClassVisitor {
  private static final String RECORDER = "org/minispark/compare/recording/ActionRecorder";
  private static final Pattern RDD =
      Pattern.compile("org/(apache/)?(mini)?spark/api/java/Java\\w*RDD(Like)?");
  private static final Set<String> ACTIONS =
      Set.of(
          "aggregate",
          "collect",
          "collectAsMap",
          "collectPartitions",
          "count",
          "countApproxDistinct",
          "countByKey",
          "countByValue",
          "first",
          "fold",
          "histogram",
          "isEmpty",
          "lookup",
          "max",
          "mean",
          "min",
          "popStdev",
          "popVariance",
          "reduce",
          "reduceByKeyLocally",
          "sampleStdev",
          "sampleVariance",
          "stats",
          "stdev",
          "sum",
          "take",
          "takeOrdered",
          "takeSample",
          "top",
          "treeAggregate",
          "treeReduce",
          "variance");

  /** A value of two words beside its copy, and the place. */
  private static final int MORE_STACK = 3;

  private String sourceFile = "";

  RecordedActions(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitSource(String source, String debug) {
    sourceFile = source == null ? "" : source;
    super.visitSource(source, debug);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Recorded(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private final class Recorded extends MethodVisitor {
    private int line;

    Recorded(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
      super.visitLineNumber(number, start);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      Type returned = Type.getReturnType(descriptor);
      if (ACTIONS.contains(name)
          && returned.getSort() != Type.VOID
          && opcode != Opcodes.INVOKESTATIC
          && RDD.matcher(owner).matches()) {
        record(returned, name + " at " + sourceFile + ":" + line);
      }
    }

    private void record(Type returned, String place) {
      super.visitInsn(returned.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
      box(returned);
      super.visitLdcInsn(place);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          RECORDER,
          "record",
          "(Ljava/lang/Object;Ljava/lang/String;)V",
          false);
    }

    private void box(Type type) {
      String wrapper =
          switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.DOUBLE -> "java/lang/Double";
            default -> null;
          };
      if (wrapper != null) {
        String descriptor = "(" + type.getDescriptor() + ")L" + wrapper + ";";
        super.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", descriptor, false);
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + MORE_STACK, maxLocals);
    }
  }
}
