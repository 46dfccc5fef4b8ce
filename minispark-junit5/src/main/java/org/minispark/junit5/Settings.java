package org.minispark.junit5;

import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.minispark.SparkConf;

/** What a test wants its engine to be; equal wishes are met by one engine. */
record Settings(Map<String, String> values) {
  private static final String MASTER = "spark.master";
  private static final String DEFAULT_MASTER = "local[2]";

  /** The settings of the classes around the test, of the outermost first, then the element's. */
  static Settings of(Optional<? extends AnnotatedElement> element, ExtensionContext test) {
    Map<String, String> values = new TreeMap<>();
    values.put(MASTER, DEFAULT_MASTER);
    addClasses(values, test.getRequiredTestClass());
    element
        .flatMap(annotated -> AnnotationSupport.findAnnotation(annotated, MiniSpark.class))
        .ifPresent(annotation -> add(values, annotation));
    return new Settings(values);
  }

  /** Whether a class around the test speaks for all its parameters. */
  static boolean areGivenByClass(ExtensionContext test) {
    for (Class<?> type = test.getRequiredTestClass();
        type != null;
        type = type.getEnclosingClass()) {
      if (AnnotationSupport.isAnnotated(type, MiniSpark.class)) {
        return true;
      }
    }
    return false;
  }

  private static void addClasses(Map<String, String> values, Class<?> type) {
    if (type.getEnclosingClass() != null) {
      addClasses(values, type.getEnclosingClass());
    }
    AnnotationSupport.findAnnotation(type, MiniSpark.class)
        .ifPresent(annotation -> add(values, annotation));
  }

  private static void add(Map<String, String> values, MiniSpark annotation) {
    for (String setting : annotation.conf()) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new ExtensionConfigurationException(
            "@MiniSpark(conf) takes key=value, such as spark.default.parallelism=4, not "
                + setting);
      }
      values.put(setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
    }
    if (!annotation.master().isEmpty()) {
      values.put(MASTER, annotation.master());
    }
  }

  SparkConf toConf(String applicationName) {
    SparkConf conf = new SparkConf(false).setAppName(applicationName);
    for (Map.Entry<String, String> setting : values.entrySet()) {
      conf.set(setting.getKey(), setting.getValue());
    }
    return conf;
  }
}
