package org.minispark.cluster.shell;

import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes lambdas again from what was written of them; called by the classes of a session. */
public final class SessionLambdas {
  /** Of each class of a session, what makes its lambdas, so that each has one class, not many. */
  private static final ClassValue<Map<Form, MethodHandle>> FACTORIES =
      new ClassValue<>() {
        @Override
        protected Map<Form, MethodHandle> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private SessionLambdas() {}

  /** All of a lambda but the values that it has captured. */
  private record Form(
      int kind,
      String implementingClass,
      String method,
      String methodType,
      String functionalInterface,
      String interfaceMethod,
      String interfaceMethodType,
      String instantiatedType,
      int captured) {

    static Form of(SerializedLambda lambda) {
      return new Form(
          lambda.getImplMethodKind(),
          lambda.getImplClass(),
          lambda.getImplMethodName(),
          lambda.getImplMethodSignature(),
          lambda.getFunctionalInterfaceClass(),
          lambda.getFunctionalInterfaceMethodName(),
          lambda.getFunctionalInterfaceMethodSignature(),
          lambda.getInstantiatedMethodType(),
          lambda.getCapturedArgCount());
    }
  }

  /** The lambda; {@code lookup} is that of the class that made it first. */
  public static Object deserialize(Lookup lookup, SerializedLambda lambda) throws Throwable {
    Map<Form, MethodHandle> factories = FACTORIES.get(lookup.lookupClass());
    Form form = Form.of(lambda);
    MethodHandle factory = factories.get(form);
    if (factory == null) {
      factory = factories.computeIfAbsent(form, missing -> factory(lookup, missing));
    }
    List<Object> captured = new ArrayList<>();
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      captured.add(lambda.getCapturedArg(i));
    }
    return factory.invokeWithArguments(captured);
  }

  private static MethodHandle factory(Lookup lookup, Form form) {
    try {
      ClassLoader loader = lookup.lookupClass().getClassLoader();
      MethodHandle implementation = implementation(lookup, form, loader);
      // Of a constructor's handle, as of a method's, the first parameters are what is captured.
      MethodType factoryType =
          MethodType.methodType(
              load(form.functionalInterface, loader),
              implementation.type().parameterList().subList(0, form.captured));
      return LambdaMetafactory.altMetafactory(
              lookup,
              form.interfaceMethod,
              factoryType,
              type(form.interfaceMethodType, loader),
              implementation,
              type(form.instantiatedType, loader),
              LambdaMetafactory.FLAG_SERIALIZABLE)
          .getTarget();
    } catch (ReflectiveOperationException | LambdaConversionException e) {
      throw new IllegalStateException("cannot make a lambda of the shell again: " + form, e);
    }
  }

  private static MethodHandle implementation(Lookup lookup, Form form, ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> owner = load(form.implementingClass, loader);
    MethodType type = type(form.methodType, loader);
    return switch (form.kind) {
      case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, form.method, type);
      case MethodHandleInfo.REF_invokeSpecial ->
          lookup.findSpecial(owner, form.method, type, lookup.lookupClass());
      case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, type);
      default -> lookup.findVirtual(owner, form.method, type);
    };
  }

  private static Class<?> load(String internalName, ClassLoader loader)
      throws ClassNotFoundException {
    return Class.forName(internalName.replace('/', '.'), false, loader);
  }

  private static MethodType type(String descriptor, ClassLoader loader) {
    return MethodType.fromMethodDescriptorString(descriptor, loader);
  }
}
