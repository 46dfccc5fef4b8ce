package org.minispark.scheduler;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.minispark.Product;
import org.minispark.Tuple2;

/**
 * What the application runs with: properties of the engine, the JVM and the system.
 *
 * @param environmentDetails pairs of names and values under the name of their section
 */
public record SparkListenerEnvironmentUpdate(
    Map<String, List<Tuple2<String, String>>> environmentDetails)
    implements SparkListenerEvent, Product, Serializable {}
