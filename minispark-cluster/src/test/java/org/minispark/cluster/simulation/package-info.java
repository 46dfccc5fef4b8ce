/**
 * The whole cluster in one thread, in virtual time: the real scheduler, map output tracker, driver
 * and executors, behind a network and processes that fail as a seed says.
 *
 * <p>{@link org.minispark.cluster.simulation.Simulation} is the queue of events. {@code
 * VirtualTransport} and {@code VirtualConnection} bring the protocol's own bytes from process to
 * process: each message may be late, overtaken, heard twice, lost with its line, or swallowed by a
 * line that only seems open; the executor at either end may be killed or stopped at it, and go on
 * later ({@code Fault}). {@code RandomProgram} makes lineage, and what must come of it. After each
 * event {@code Observer} looks at what went through the scheduler's seams; at the end every job has
 * ended, with the right records or for a good reason, nothing is left of it, and all processes are
 * gone. A run is its seed: it gives the same events again.
 *
 * <p>A task is cut only where it waits: what happens meanwhile runs on top of its stack. So an
 * executor runs one task at a time here, and barriers, where tasks wait for each other, are left
 * out; so are files and classes, which all processes share.
 *
 * <p>{@code Defect} lists the bugs that an engine could have and that the simulation is shown to
 * see. Read {@link org.minispark.cluster.simulation.SimulatedCluster} first.
 */
package org.minispark.cluster.simulation;
