package org.minispark.compare.relocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Records actions that a class calls through method references, such as {@code rdd::collect}. The
 * reference is led to a method that the class is given, which calls the action and notes its value;
 * a serialized one finds its way back through a {@code $deserializeLambda$} that knows these
 * methods and leaves all others to the class's own.
 */
final class RecordedReferences {
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String DESERIALIZE = "$deserializeLambda$";
  private static final String OWN_DESERIALIZE = "ownDeserializeLambda$";
  private static final String SERIALIZED = "java/lang/invoke/SerializedLambda";
  private static final String DESERIALIZE_TYPE = "(L" + SERIALIZED + ";)Ljava/lang/Object;";
  private static final int MADE_UP =
      Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
  private static final int FLAGS = 3;
  private static final int SERIALIZABLE = 1;

  private final String className;
  private final boolean isInterface;
  private final List<Reference> references = new ArrayList<>();
  private boolean hasOwnDeserialize;

  RecordedReferences(String className, boolean isInterface) {
    this.className = className;
    this.isInterface = isInterface;
  }

  /** What a method of the class must be called so that this may add to it. */
  String nameOf(String method, String descriptor) {
    if (!method.equals(DESERIALIZE) || !descriptor.equals(DESERIALIZE_TYPE)) {
      return method;
    }
    hasOwnDeserialize = true;
    return OWN_DESERIALIZE;
  }

  /**
   * The arguments of an {@code invokedynamic} as they must be: others than they were if it makes an
   * action's reference.
   *
   * @param place where it stands, as what follows the action's name
   * @param line the same: the action's jobs are called by it
   */
  Object[] lead(
      String name, String type, Handle bootstrap, Object[] arguments, String place, int line) {
    Object[] led = arguments.clone();
    for (int i = 0; i < led.length && bootstrap.getOwner().equals(FACTORY); i++) {
      if (led[i] instanceof Handle action && isAction(action)) {
        String wrapper = "recorded$" + references.size();
        String wrapperType = wrapperType(action, type);
        led[i] = new Handle(Opcodes.H_INVOKESTATIC, className, wrapper, wrapperType, isInterface);
        references.add(
            new Reference(action, led, wrapper, wrapperType, place, line, name, type, bootstrap));
      }
    }
    return led;
  }

  private static boolean isAction(Handle handle) {
    boolean onObject =
        handle.getTag() == Opcodes.H_INVOKEVIRTUAL || handle.getTag() == Opcodes.H_INVOKEINTERFACE;
    return onObject
        && RecordedActions.isAction(handle.getOwner(), handle.getName(), handle.getDesc());
  }

  /** The action's own, behind the RDD that it is called on: as captured, if it is. */
  private static String wrapperType(Handle action, String referenceType) {
    Type[] captured = Type.getArgumentTypes(referenceType);
    Type rdd = captured.length > 0 ? captured[0] : Type.getObjectType(action.getOwner());
    List<Type> types = new ArrayList<>(List.of(rdd));
    types.addAll(Arrays.asList(Type.getArgumentTypes(action.getDesc())));
    return Type.getMethodDescriptor(
        Type.getReturnType(action.getDesc()), types.toArray(Type[]::new));
  }

  /** Adds the methods; to be called at the class's end. */
  void addTo(ClassVisitor target) {
    references.forEach(reference -> addWrapper(target, reference));
    if (hasOwnDeserialize) {
      addDeserialize(target);
    }
  }

  private static void addWrapper(ClassVisitor target, Reference reference) {
    MethodVisitor method =
        target.visitMethod(MADE_UP, reference.wrapper, reference.wrapperType, null, null);
    method.visitCode();
    Label start = new Label();
    method.visitLabel(start);
    method.visitLineNumber(reference.line, start);
    int local = 0;
    for (Type argument : Type.getArgumentTypes(reference.wrapperType)) {
      method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
    Handle action = reference.action;
    method.visitMethodInsn(
        action.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
        action.getOwner(),
        action.getName(),
        action.getDesc(),
        action.isInterface());
    Type returned = Type.getReturnType(action.getDesc());
    RecordedActions.record(method, returned, action.getName() + reference.place);
    method.visitInsn(returned.getOpcode(Opcodes.IRETURN));
    method.visitMaxs(Math.max(local, returned.getSize()) + RecordedActions.MORE_STACK, local);
    method.visitEnd();
  }

  private void addDeserialize(ClassVisitor target) {
    MethodVisitor method = target.visitMethod(MADE_UP, DESERIALIZE, DESERIALIZE_TYPE, null, null);
    method.visitCode();
    references.stream()
        .filter(Reference::isSerializable)
        .forEach(reference -> addDeserialize(method, reference));
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, className, OWN_DESERIALIZE, DESERIALIZE_TYPE, isInterface);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(2, 1);
    method.visitEnd();
  }

  private static void addDeserialize(MethodVisitor method, Reference reference) {
    Label others = new Label();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, SERIALIZED, "getImplMethodName", "()Ljava/lang/String;", false);
    method.visitLdcInsn(reference.wrapper);
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
    method.visitJumpInsn(Opcodes.IFEQ, others);
    if (Type.getArgumentTypes(reference.type).length > 0) {
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitInsn(Opcodes.ICONST_0);
      method.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, SERIALIZED, "getCapturedArg", "(I)Ljava/lang/Object;", false);
      method.visitTypeInsn(
          Opcodes.CHECKCAST, Type.getArgumentTypes(reference.type)[0].getInternalName());
    }
    method.visitInvokeDynamicInsn(
        reference.name, reference.type, reference.bootstrap, reference.arguments);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(others);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
  }

  /**
   * A reference to an action.
   *
   * @param arguments its bootstrap's, led to the wrapper
   * @param place where it stands: all but the action's name
   * @param line where it stands in the source
   * @param name the functional interface's method
   * @param type what the reference captures and is
   */
  private record Reference(
      Handle action,
      Object[] arguments,
      String wrapper,
      String wrapperType,
      String place,
      int line,
      String name,
      String type,
      Handle bootstrap) {
    boolean isSerializable() {
      return arguments.length > FLAGS
          && arguments[FLAGS] instanceof Integer flags
          && (flags & SERIALIZABLE) != 0;
    }
  }
}
