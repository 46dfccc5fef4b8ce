package org.minispark.junit5;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreDestroyCallback;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.minispark.sql.SparkSession;

/**
 * Starts the engines that {@link MiniSpark} asks for. JUnit's stores keep them and close them: the
 * store of a test those of the test, the store of a class those of the class.
 *
 * <p>Only a constructor's parameter needs more. JUnit resolves it before the test has a store, so
 * its engine waits under the thread that constructs the instance, then under the instance, and is
 * closed when that is destroyed.
 */
public final class MiniSparkExtension
    implements ParameterResolver,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        TestInstancePostProcessor,
        TestInstancePreDestroyCallback {
  private static final Namespace NAMESPACE = Namespace.create(MiniSparkExtension.class);
  private static final String TYPES = "JavaSparkContext, SparkContext or SparkSession";

  /** Within its scope (a test or a class, by JUnit's id) an engine is known by its settings. */
  private record EngineKey(String scope, Settings settings) {}

  private record ConstructingThread(Thread thread) {}

  /** The very same instance, whatever its class says of equality. */
  private record InstanceKey(Object instance) {
    @Override
    public boolean equals(Object other) {
      return other instanceof InstanceKey that && instance == that.instance;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(instance);
    }
  }

  /** Under which a class's store keeps the last engine that was started for the class. */
  private enum ClassKey {
    ENGINE
  }

  /** The engines of one constructor call. */
  private static final class ConstructorEngines implements CloseableResource {
    private final List<TestEngine> engines = new ArrayList<>();

    @Override
    public void close() {
      engines.forEach(TestEngine::close);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(MiniSpark.class)
        || (TestEngine.hasFace(parameter.getParameter().getType())
            && Settings.areGivenByClass(context));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    requireFace(type, "parameter " + parameter.getParameter().getName());
    Settings settings = Settings.of(Optional.of(parameter.getParameter()), context);
    TestEngine engine =
        parameter.getDeclaringExecutable() instanceof Constructor
            ? engineOfConstructor(settings, context)
            : engine(settings, context);
    engine.activate();
    return engine.face(type);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    for (Field field : annotatedFields(type, Modifier::isStatic)) {
      set(field, null, context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    TestEngine ofClass = store.get(ClassKey.ENGINE, TestEngine.class);
    if (ofClass != null) {
      ofClass.activate();
    }
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      var ofInstance = store.get(new InstanceKey(instance), ConstructorEngines.class);
      if (ofInstance != null) {
        ofInstance.engines.forEach(TestEngine::activate);
      }
      for (Field field : annotatedFields(instance.getClass(), MiniSparkExtension::isOfInstance)) {
        set(field, instance, context);
      }
    }
  }

  /** Another test may run on this thread next. */
  @Override
  public void afterEach(ExtensionContext context) {
    SparkSession.clearActiveSession();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    SparkSession.clearActiveSession();
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    var engines =
        store.remove(new ConstructingThread(Thread.currentThread()), ConstructorEngines.class);
    if (engines != null) {
      store.put(new InstanceKey(instance), engines);
    }
  }

  @Override
  public void preDestroyTestInstance(ExtensionContext context) {
    TestInstancePreDestroyCallback.preDestroyTestInstances(
        context, instance -> closeEnginesOf(instance, context));
  }

  /** They stand in the store of the instance's own class, somewhere above the test's. */
  private static void closeEnginesOf(Object instance, ExtensionContext context) {
    InstanceKey key = new InstanceKey(instance);
    for (var scope = Optional.of(context); scope.isPresent(); scope = scope.get().getParent()) {
      var engines = scope.get().getStore(NAMESPACE).remove(key, ConstructorEngines.class);
      if (engines != null) {
        engines.close();
      }
    }
  }

  private static boolean isOfInstance(int modifiers) {
    return !Modifier.isStatic(modifiers);
  }

  private static TestEngine engine(Settings settings, ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    TestEngine engine =
        store.getOrComputeIfAbsent(
            new EngineKey(context.getUniqueId(), settings),
            key -> start(settings, context),
            TestEngine.class);
    if (context.getTestMethod().isEmpty()) {
      store.put(ClassKey.ENGINE, engine);
    }
    return engine;
  }

  private static TestEngine engineOfConstructor(Settings settings, ExtensionContext context) {
    boolean isForClass =
        context.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_CLASS;
    if (isForClass) {
      return engine(settings, context);
    }
    var waiting =
        context
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                new ConstructingThread(Thread.currentThread()),
                key -> new ConstructorEngines(),
                ConstructorEngines.class);
    TestEngine engine = start(settings, context);
    waiting.engines.add(engine);
    return engine;
  }

  private static TestEngine start(Settings settings, ExtensionContext context) {
    String method = context.getTestMethod().map(found -> "." + found.getName()).orElse("");
    return new TestEngine(settings, context.getRequiredTestClass().getSimpleName() + method);
  }

  private static List<Field> annotatedFields(Class<?> type, Predicate<Integer> modifiers) {
    return AnnotationSupport.findAnnotatedFields(
        type,
        MiniSpark.class,
        field -> modifiers.test(field.getModifiers()),
        HierarchyTraversalMode.TOP_DOWN);
  }

  private static void set(Field field, Object instance, ExtensionContext context) {
    requireFace(field.getType(), "field " + field.getName());
    TestEngine engine =
        engine(Settings.of(Optional.of((AnnotatedElement) field), context), context);
    engine.activate();
    try {
      field.setAccessible(true);
      field.set(instance, engine.face(field.getType()));
    } catch (IllegalAccessException e) {
      throw new ExtensionConfigurationException("cannot set " + field, e);
    }
  }

  private static void requireFace(Class<?> type, String what) {
    if (!TestEngine.hasFace(type)) {
      throw new ExtensionConfigurationException(
          "@MiniSpark stands at a " + TYPES + "; " + what + " is a " + type.getSimpleName());
    }
  }
}
