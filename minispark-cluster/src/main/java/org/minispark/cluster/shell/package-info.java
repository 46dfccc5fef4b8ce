/**
 * The shell: JShell with a context ready. What is typed becomes classes, which {@link
 * org.minispark.cluster.shell.SessionClasses} keeps for executors to ask for; on their way there
 * {@link org.minispark.cluster.shell.CapturingRewriter} makes lambdas take along the session's
 * variables that they use.
 *
 * <p>May import the JDK with {@code jdk.jshell}, ASM, and the engine's facades. Read {@link
 * org.minispark.cluster.shell.CapturingRewriter} first, then {@link
 * org.minispark.cluster.shell.ShellExecution}.
 */
package org.minispark.cluster.shell;
