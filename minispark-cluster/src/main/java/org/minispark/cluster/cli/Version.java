package org.minispark.cluster.cli;

import picocli.CommandLine.IVersionProvider;

/** MiniSpark's version as its jar states it, and the Java that runs it. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    String shown = version == null ? "(not from a jar)" : version;
    return new String[] {"MiniSpark " + shown + ", Java " + System.getProperty("java.version")};
  }
}
