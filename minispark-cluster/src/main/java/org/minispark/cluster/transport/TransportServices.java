package org.minispark.cluster.transport;

import java.util.concurrent.Executor;
import org.minispark.cluster.protocol.MessageKinds;

/**
 * What all connections of a transport share.
 *
 * @param kinds the messages that are understood
 * @param arrivals where fetched and uploaded blocks go
 * @param handlerThreads run handlers, which do not wait
 * @param diskThreads open, read and store blocks
 * @param filesBySystem whether files may be sent without passing through this process
 * @param strangers tells of those who were sent away
 */
record TransportServices(
    MessageKinds kinds,
    ArrivalSettings arrivals,
    Executor handlerThreads,
    Executor diskThreads,
    boolean filesBySystem,
    StrangerLog strangers) {}
