package org.minispark.compare.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The main class of both engines' processes: calls the program's main and notes its time.
 * Arguments: the file to note it in, the program's class, the program's own arguments.
 */
final class ProgramMain {
  private static final long RUNNING = -1;
  private static final int OWN_ARGUMENTS = 2;

  private ProgramMain() {}

  public static void main(String[] args) throws Throwable {
    Path timeFile = Path.of(args[0]);
    Method program = Class.forName(args[1]).getMethod("main", String[].class);
    String[] arguments = Arrays.copyOfRange(args, OWN_ARGUMENTS, args.length);
    long start = System.nanoTime();
    AtomicLong nanoseconds = new AtomicLong(RUNNING);
    // A program may end with System.exit: then the JVM's end is main's.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  nanoseconds.compareAndSet(RUNNING, System.nanoTime() - start);
                  write(timeFile, nanoseconds.get());
                }));
    try {
      program.setAccessible(true);
      program.invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      nanoseconds.set(System.nanoTime() - start);
    }
  }

  private static void write(Path timeFile, long nanoseconds) {
    try {
      Files.writeString(timeFile, Long.toString(nanoseconds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
