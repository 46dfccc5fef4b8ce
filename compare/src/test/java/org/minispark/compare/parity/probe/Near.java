package org.minispark.compare.parity.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The engines come to the same numbers on different ways; what is told as text must be equal. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Near {
  /** How far apart two numbers may be. */
  double value();
}
