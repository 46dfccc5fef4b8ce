package org.minispark.architecture;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodExitEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.MethodExitRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program in a JVM of its own, as a debugger that hardly ever stops it, and records when it
 * enters some methods and when it leaves them.
 *
 * <p>The order is the program's. A thread reports a call before it goes on, so whatever the call
 * brings about, on whichever thread, is reported after it.
 */
final class CallRecorder {
  private static final String RETURNS = " returns";

  private final Set<String> wanted;
  private final Set<String> exitsWatched = new HashSet<>();
  private final List<String> calls = new ArrayList<>();

  /**
   * @param wanted {@code full.name.of.Class.method}, with " returns" behind it to hear of its end
   */
  CallRecorder(Set<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Runs {@code main} to its end.
   *
   * @param output what the program prints
   * @return the wanted calls, as {@code Class.method} or {@code Class.method returns}
   */
  List<String> record(Class<?> main, Path output) throws Exception {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(candidate -> candidate.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("localAddress").setValue("127.0.0.1");
    arguments.get("port").setValue("0");
    arguments.get("timeout").setValue("600000");
    String address = connector.startListening(arguments);
    try {
      Process process = start(main, address, output);
      try {
        watch(connector.accept(arguments));
        requireSuccess(process, output);
      } finally {
        process.destroyForcibly();
      }
    } finally {
      connector.stopListening(arguments);
    }
    return List.copyOf(calls);
  }

  private static Process start(Class<?> main, String address, Path output) throws IOException {
    String port = address.substring(address.lastIndexOf(':') + 1);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:" + port,
            "-cp",
            System.getProperty("java.class.path"),
            main.getName())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static void requireSuccess(Process process, Path output) throws Exception {
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("The program failed:\n" + Files.readString(output));
    }
  }

  private void watch(VirtualMachine machine) throws InterruptedException {
    wanted.stream()
        .map(CallRecorder::classOf)
        .distinct()
        .forEach(name -> awaitClass(machine, name));
    while (true) {
      EventSet events = machine.eventQueue().remove();
      for (Event event : events) {
        if (event instanceof VMDisconnectEvent) {
          return;
        }
        handle(event);
      }
      if (events.suspendPolicy() != EventRequest.SUSPEND_NONE) {
        events.resume();
      }
    }
  }

  private static void awaitClass(VirtualMachine machine, String name) {
    ClassPrepareRequest request = machine.eventRequestManager().createClassPrepareRequest();
    request.addClassFilter(name);
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
  }

  private void handle(Event event) {
    if (event instanceof ClassPrepareEvent prepared) {
      watchCalls(prepared.referenceType());
    } else if (event instanceof BreakpointEvent entry) {
      Method method = entry.location().method();
      calls.add(shortName(method));
      if (wanted.contains(fullName(method) + RETURNS)) {
        watchExits(method.declaringType());
      }
    } else if (event instanceof MethodExitEvent exit
        && wanted.contains(fullName(exit.method()) + RETURNS)) {
      calls.add(shortName(exit.method()) + RETURNS);
    }
  }

  private void watchCalls(ReferenceType type) {
    for (Method method : type.methods()) {
      boolean isWanted =
          wanted.contains(fullName(method)) || wanted.contains(fullName(method) + RETURNS);
      if (isWanted && !method.isBridge() && !method.isAbstract()) {
        BreakpointRequest entry =
            type.virtualMachine().eventRequestManager().createBreakpointRequest(method.location());
        entry.setSuspendPolicy(suspendPolicy(method));
        entry.enable();
      }
    }
  }

  /** Who is to be heard of again at its end waits until that is arranged. */
  private int suspendPolicy(Method method) {
    return wanted.contains(fullName(method) + RETURNS)
        ? EventRequest.SUSPEND_EVENT_THREAD
        : EventRequest.SUSPEND_NONE;
  }

  /** Late, since it slows down every method of the program. */
  private void watchExits(ReferenceType type) {
    if (exitsWatched.add(type.name())) {
      MethodExitRequest exits =
          type.virtualMachine().eventRequestManager().createMethodExitRequest();
      exits.addClassFilter(type);
      exits.setSuspendPolicy(EventRequest.SUSPEND_NONE);
      exits.enable();
    }
  }

  private static String classOf(String call) {
    return call.substring(0, call.lastIndexOf('.'));
  }

  private static String fullName(Method method) {
    return method.declaringType().name() + "." + method.name();
  }

  private static String shortName(Method method) {
    String type = method.declaringType().name();
    return type.substring(type.lastIndexOf('.') + 1) + "." + method.name();
  }
}
