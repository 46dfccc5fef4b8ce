package org.minispark.cluster.shell;

import java.io.File;
import java.net.MalformedURLException;
import java.util.Arrays;
import java.util.List;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * Takes from JShell what it compiles, changes it, and puts it where a session keeps its classes.
 */
final class SessionLoading implements LoaderDelegate {
  private final SessionClasses session;
  private final CapturingRewriter rewriter = new CapturingRewriter();

  SessionLoading(SessionClasses session) {
    this.session = session;
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    boolean[] loaded = new boolean[classes.length];
    try {
      List<byte[]> rewritten =
          rewriter.rewrite(Arrays.stream(classes).map(ClassBytecodes::bytecodes).toList());
      for (int i = 0; i < classes.length; i++) {
        session.add(classes[i].name(), rewritten.get(i));
      }
      for (int i = 0; i < classes.length; i++) {
        session.loadClass(classes[i].name());
        loaded[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError | RuntimeException failure) {
      var told = new ClassInstallException("load: " + failure.getMessage(), loaded);
      told.initCause(failure);
      throw told;
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    return session.loadClass(name);
  }

  /** New forms of what is typed get new names; no class is ever redefined. */
  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    throw new UnsupportedOperationException("the session's classes are loaded once");
  }

  /** For {@code /env -class-path}. */
  @Override
  public void addToClasspath(String path) throws InternalException {
    for (String place : path.split(File.pathSeparator)) {
      try {
        session.addPlace(place);
      } catch (MalformedURLException e) {
        throw new InternalException("not a class path: " + place);
      }
    }
  }
}
