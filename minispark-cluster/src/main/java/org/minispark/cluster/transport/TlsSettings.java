package org.minispark.cluster.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.minispark.SparkConf;

/**
 * TLS as {@code spark.ssl.rpc.*} says; what is not said there is taken from {@code spark.ssl.*}, as
 * Spark does, only {@code enabled} is not.
 *
 * <p>Without a trust store any certificate is taken: both sides then prove in the handshake that
 * they know the secret and see the same certificate, which nobody in between can do.
 *
 * @param keyStore the key and certificate of this process; one that only connects needs none
 * @param keyPassword of the key in it
 * @param trustStore whose certificates are taken
 * @param ciphers the cipher suites that may be used; empty for Java's own choice
 */
public record TlsSettings(
    Optional<KeyStore> keyStore,
    String keyPassword,
    Optional<KeyStore> trustStore,
    List<String> ciphers) {
  private static final String OWN = "spark.ssl.rpc.";
  private static final String GENERAL = "spark.ssl.";

  /**
   * What the configuration says; nothing if TLS is off.
   *
   * @throws IOException if a store cannot be read
   */
  public static Optional<TlsSettings> of(SparkConf conf) throws IOException {
    if (!conf.getBoolean(OWN + "enabled", false)) {
      return Optional.empty();
    }
    String protocol = get(conf, "protocol").orElse("TLSv1.3");
    if (!protocol.equals("TLSv1.3")) {
      throw new IOException(OWN + "protocol is " + protocol + "; only TLSv1.3 is spoken");
    }
    String storePassword = get(conf, "keyStorePassword").orElse("");
    List<String> ciphers =
        get(conf, "enabledAlgorithms").stream()
            .flatMap(list -> Stream.of(list.split(",")))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    return Optional.of(
        new TlsSettings(
            store(conf, "keyStore"),
            get(conf, "keyPassword").orElse(storePassword),
            store(conf, "trustStore"),
            ciphers));
  }

  /** The key managers; null if there is no key. */
  KeyManagerFactory keys() throws GeneralSecurityException {
    if (keyStore.isEmpty()) {
      return null;
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keyStore.get(), keyPassword.toCharArray());
    return keys;
  }

  /** Who decides whose certificate is taken. */
  Optional<TrustManagerFactory> trust() throws GeneralSecurityException {
    if (trustStore.isEmpty()) {
      return Optional.empty();
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trustStore.get());
    return Optional.of(trust);
  }

  private static Optional<KeyStore> store(SparkConf conf, String name) throws IOException {
    Optional<String> path = get(conf, name);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String type = get(conf, name + "Type").orElse(KeyStore.getDefaultType());
    String password = get(conf, name + "Password").orElse("");
    try (InputStream in = Files.newInputStream(Path.of(path.get()))) {
      KeyStore store = KeyStore.getInstance(type);
      store.load(in, password.toCharArray());
      return Optional.of(store);
    } catch (NoSuchFileException e) {
      throw new IOException(OWN + name + " " + path.get() + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException(OWN + name + " " + path.get() + ": access is denied", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new IOException(
          OWN + name + " " + path.get() + " cannot be read as " + type + ": " + e.getMessage(), e);
    }
  }

  private static Optional<String> get(SparkConf conf, String name) {
    String own = conf.get(OWN + name, "");
    String value = own.isEmpty() ? conf.get(GENERAL + name, "") : own;
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Does not tell the password. */
  @Override
  public String toString() {
    return "TlsSettings(key " + keyStore.isPresent() + ", trust " + trustStore.isPresent() + ")";
  }
}
