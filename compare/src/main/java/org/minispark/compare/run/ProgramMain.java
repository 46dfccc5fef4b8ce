package org.minispark.compare.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.minispark.compare.recording.RunRecorder;

/**
 * The main class of both engines' processes: calls the program's main and has it recorded.
 * Arguments: the program's class, the program's own arguments.
 */
final class ProgramMain {
  private static final int OWN_ARGUMENTS = 1;

  private ProgramMain() {}

  public static void main(String[] args) throws Throwable {
    Method program = Class.forName(args[0]).getMethod("main", String[].class);
    String[] arguments = Arrays.copyOfRange(args, OWN_ARGUMENTS, args.length);
    RunRecorder recorder = RunRecorder.start();
    try {
      program.setAccessible(true);
      program.invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      recorder.mainEnded();
    }
  }
}
