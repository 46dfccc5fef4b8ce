package org.minispark.scheduler;

/** The blocks of an RDD were dropped by the program. */
public record SparkListenerUnpersistRDD(int rddId) implements SparkListenerEvent {}
