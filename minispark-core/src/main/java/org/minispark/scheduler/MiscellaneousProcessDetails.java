package org.minispark.scheduler;

import java.io.Serializable;
import java.util.Map;

/**
 * A process beside driver and executors.
 *
 * @param logUrlInfo addresses of its logs by their names
 */
public record MiscellaneousProcessDetails(
    String hostPort, int cores, Map<String, String> logUrlInfo) implements Serializable {}
