package org.minispark.resource;

import java.io.Serializable;
import java.util.Arrays;

/** A kind of resource, such as "gpu", and the addresses of those that a task may use. */
public class ResourceInformation implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String[] addresses;

  public ResourceInformation(String name, String[] addresses) {
    this.name = name;
    this.addresses = addresses;
  }

  /** The kind of resource, such as {@code gpu}. */
  public String name() {
    return name;
  }

  /** The addresses of the pieces. */
  public String[] addresses() {
    return addresses;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceInformation that
        && that.name.equals(name)
        && Arrays.equals(that.addresses, addresses);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(addresses);
  }

  @Override
  public String toString() {
    return "[name: " + name + ", addresses: " + String.join(",", addresses) + "]";
  }
}
