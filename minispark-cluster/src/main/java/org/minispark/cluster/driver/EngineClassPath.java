package org.minispark.cluster.driver;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minispark.engine.context.EngineContext;

/**
 * The jars that an executor is started with: the engine's own and the libraries that it stands on,
 * wherever this process has them from. The program's classes are not among them; executors ask the
 * driver for those.
 */
final class EngineClassPath {
  /**
   * One class of each library: Netty first, which each executor starts with, and the largest last,
   * since every jar before the one with a class is opened on the way to it.
   */
  private static final List<String> LIBRARIES =
      List.of(
          "io.netty.util.Version",
          "io.netty.buffer.ByteBuf",
          "io.netty.channel.Channel",
          "io.netty.channel.unix.UnixChannel",
          "io.netty.handler.ssl.SslContext",
          "io.netty.handler.codec.ByteToMessageDecoder",
          "io.netty.resolver.NameResolver",
          "com.esotericsoftware.kryo.Kryo",
          "com.esotericsoftware.reflectasm.FieldAccess",
          "com.esotericsoftware.minlog.Log",
          "org.objenesis.Objenesis",
          "org.slf4j.Logger",
          "ch.qos.logback.classic.Logger",
          "ch.qos.logback.core.Context",
          "net.jpountz.lz4.LZ4Factory",
          "com.clearspring.analytics.stream.cardinality.HyperLogLogPlus",
          "it.unimi.dsi.fastutil.Hash",
          "org.apache.commons.math3.distribution.PoissonDistribution");

  private EngineClassPath() {}

  /** The jars and folders, in an order that is always the same. */
  static String find() {
    Set<Path> places = new LinkedHashSet<>();
    places.add(placeOf(EngineClassPath.class.getName()).orElseThrow());
    places.add(placeOf(EngineContext.class.getName()).orElseThrow());
    LIBRARIES.forEach(library -> placeOf(library).ifPresent(places::add));
    return places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar or folder that has a class, which is not loaded for it. */
  private static Optional<Path> placeOf(String className) {
    String file = className.replace('.', '/') + ".class";
    URL url = EngineClassPath.class.getClassLoader().getResource(file);
    if (url == null) {
      return Optional.empty();
    }
    String text = url.toString();
    String place = text.substring(0, text.length() - file.length());
    if (place.startsWith("jar:") && place.endsWith("!/")) {
      place = place.substring("jar:".length(), place.length() - "!/".length());
    }
    return Optional.of(Path.of(URI.create(place)));
  }
}
