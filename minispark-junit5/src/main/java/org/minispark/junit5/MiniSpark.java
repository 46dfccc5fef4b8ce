package org.minispark.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test an engine of its own, which is stopped when the test ends:
 *
 * <pre>{@code
 * @Test
 * void countsWords(@MiniSpark JavaSparkContext sc) { ... }
 * }</pre>
 *
 * It stands at a parameter or field of type {@code JavaSparkContext}, {@code SparkContext} or
 * {@code SparkSession}, and decides how long the engine lives:
 *
 * <ul>
 *   <li>at a parameter of a test, of {@code @BeforeEach} or {@code @AfterEach}, of the constructor,
 *       or at an instance field: for one test. All of these with the same settings are the same
 *       engine; only the constructor's is one of its own;
 *   <li>at a parameter of {@code @BeforeAll} or {@code @AfterAll}, or at a static field: for the
 *       tests of the class. The constructor's too, if the class has one instance for all tests.
 * </ul>
 *
 * <p>It stands at a class to give settings to all of these, in nested classes too; parameters then
 * need no annotation. What stands at a parameter or field wins over its class.
 *
 * <p>{@code SparkSession.builder().getOrCreate()} in the tested code finds the engine of the test
 * that runs in its thread.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(MiniSparkExtension.class)
public @interface MiniSpark {
  /** Where tasks run; if neither this nor the class says, {@code local[2]}. */
  String master() default "";

  /**
   * Configuration, each {@code key=value}, such as {@code spark.default.parallelism=4}. Only what
   * is said here counts, no {@code spark.*} system properties.
   */
  String[] conf() default {};
}
