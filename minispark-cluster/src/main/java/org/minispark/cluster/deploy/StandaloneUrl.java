package org.minispark.cluster.deploy;

import java.util.Arrays;
import java.util.List;
import org.minispark.cluster.protocol.Address;

/**
 * {@code spark://host:port[,host:port]}: where the master of a standalone cluster is, or where it
 * may be.
 */
public final class StandaloneUrl {
  private static final String SCHEME = "spark://";

  private StandaloneUrl() {}

  public static boolean matches(String url) {
    return url.startsWith(SCHEME);
  }

  /**
   * The addresses.
   *
   * @throws IllegalArgumentException if it is of another form
   */
  public static List<Address> parse(String url) {
    if (!matches(url)) {
      throw new IllegalArgumentException("Invalid master URL: " + url);
    }
    try {
      return Arrays.stream(url.substring(SCHEME.length()).split(",", -1))
          .map(StandaloneUrl::address)
          .toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid master URL: " + url, e);
    }
  }

  private static Address address(String text) {
    Address address = Address.parse(text.strip());
    if (address.port() == 0 || text.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not host:port: " + text);
    }
    return address;
  }
}
