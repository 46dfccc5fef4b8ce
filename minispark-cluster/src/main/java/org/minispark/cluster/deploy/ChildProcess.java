package org.minispark.cluster.deploy;

import java.io.IOException;
import org.minispark.engine.base.Log;

/** A child that knows that it has to end when its input does. */
record ChildProcess(Process process) implements ExecutorLauncher.Child {
  private static final Log LOG = Log.of(ChildProcess.class);

  @Override
  public void end() {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyEnded) {
      LOG.debug("Process {} has closed its input", process.pid(), alreadyEnded);
    }
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }
}
