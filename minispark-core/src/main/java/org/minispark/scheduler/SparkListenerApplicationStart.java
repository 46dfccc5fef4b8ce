package org.minispark.scheduler;

import java.io.Serializable;
import java.util.Map;
import org.minispark.Product;
import org.minispark.api.java.Optional;

/**
 * The application begins.
 *
 * @param time milliseconds since 1970
 * @param driverLogs addresses of the driver's logs by their names
 */
public record SparkListenerApplicationStart(
    String appName,
    Optional<String> appId,
    long time,
    String sparkUser,
    Optional<String> appAttemptId,
    Optional<Map<String, String>> driverLogs,
    Optional<Map<String, String>> driverAttributes)
    implements SparkListenerEvent, Product, Serializable {}
