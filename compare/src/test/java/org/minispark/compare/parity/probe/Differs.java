package org.minispark.compare.parity.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The engines differ in this case, on purpose. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Differs {
  /** Words of docs/COMPATIBILITY.md that tell the difference. */
  String value();
}
