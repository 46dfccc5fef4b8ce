package org.minispark.compare.relocation;

import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Lets a program note what its actions return: after each call of an action on a Java RDD stands a
 * call of {@code ActionRecorder.record} with the value and the place; a future is exchanged for one
 * that notes its value when the program gets it. {@link RecordedReferences} sees to actions that
 * are called through method references.
 */
final class RecordedActions extends ClassVisitor {
  private static final String RECORDER = "org/minispark/compare/recording/ActionRecorder";
  private static final Pattern RDD =
      Pattern.compile("org/(apache/)?(mini)?spark/api/java/Java\\w*RDD(Like)?");
  private static final Pattern FUTURE =
      Pattern.compile("org/(apache/)?(mini)?spark/api/java/JavaFutureAction");
  private static final Set<String> ACTIONS =
      Set.of(
          "aggregate",
          "collect",
          "collectAsMap",
          "collectAsync",
          "collectPartitions",
          "count",
          "countApproxDistinct",
          "countAsync",
          "countByKey",
          "countByValue",
          "first",
          "fold",
          "foreachAsync",
          "foreachPartitionAsync",
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
          "takeAsync",
          "takeOrdered",
          "takeSample",
          "top",
          "treeAggregate",
          "treeReduce",
          "variance");

  /** A value of two words beside its copy, and the place. */
  static final int MORE_STACK = 3;

  private String sourceFile = "";
  private RecordedReferences references;

  RecordedActions(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  static boolean isAction(String owner, String name, String descriptor) {
    return ACTIONS.contains(name)
        && Type.getReturnType(descriptor).getSort() != Type.VOID
        && RDD.matcher(owner).matches();
  }

  /** Has the value on top of the stack noted, which stays there, or its like if it is a future. */
  static void record(MethodVisitor method, Type returned, String place) {
    if (returned.getSort() == Type.OBJECT && FUTURE.matcher(returned.getInternalName()).matches()) {
      Type noted = Type.getMethodType(returned, returned, Type.getType(String.class));
      method.visitLdcInsn(place);
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC, RECORDER, "record", noted.getDescriptor(), false);
      return;
    }
    method.visitInsn(returned.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
    box(method, returned);
    method.visitLdcInsn(place);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, RECORDER, "record", "(Ljava/lang/Object;Ljava/lang/String;)V", false);
  }

  private static void box(MethodVisitor method, Type type) {
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
      method.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", descriptor, false);
    }
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] others) {
    references = new RecordedReferences(name, (access & Opcodes.ACC_INTERFACE) != 0);
    super.visit(version, access, name, signature, parent, others);
  }

  @Override
  public void visitSource(String source, String debug) {
    sourceFile = source == null ? "" : source;
    super.visitSource(source, debug);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    String ownName = references.nameOf(name, descriptor);
    MethodVisitor next = super.visitMethod(access, ownName, descriptor, signature, exceptions);
    // What the compiler made to read serialized references must know these as they were.
    return ownName.equals(name) ? new Recorded(next) : next;
  }

  @Override
  public void visitEnd() {
    references.addTo(cv);
    super.visitEnd();
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
      if (opcode != Opcodes.INVOKESTATIC && isAction(owner, name, descriptor)) {
        record(mv, Type.getReturnType(descriptor), place(name));
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] led = references.lead(name, descriptor, bootstrap, arguments, place(""), line);
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, led);
    }

    private String place(String action) {
      return action + " at " + sourceFile + ":" + line;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + MORE_STACK, maxLocals);
    }
  }
}
