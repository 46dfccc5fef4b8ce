package org.minispark.cluster.transport;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS 1.3 by Java's own engine. */
final class Tls {
  private static final String PROTOCOL = "TLSv1.3";

  private Tls() {}

  /** For connections that others open. */
  static Optional<SslContext> toListen(Optional<TlsSettings> settings) throws IOException {
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    TlsSettings tls = settings.get();
    try {
      KeyManagerFactory keys = tls.keys();
      if (keys == null) {
        throw new IOException("spark.ssl.rpc.enabled needs spark.ssl.rpc.keyStore to listen");
      }
      SslContextBuilder builder = SslContextBuilder.forServer(keys);
      tls.trust().ifPresent(trust -> builder.trustManager(trust).clientAuth(ClientAuth.OPTIONAL));
      return Optional.of(build(builder, tls));
    } catch (GeneralSecurityException e) {
      throw new IOException("spark.ssl.rpc.keyStore cannot be used: " + e.getMessage(), e);
    }
  }

  /** For connections that we open. */
  static Optional<SslContext> toConnect(Optional<TlsSettings> settings) throws IOException {
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    TlsSettings tls = settings.get();
    try {
      TrustManagerFactory trust = tls.trust().orElse(InsecureTrustManagerFactory.INSTANCE);
      SslContextBuilder builder = SslContextBuilder.forClient().trustManager(trust);
      KeyManagerFactory keys = tls.keys();
      if (keys != null) {
        builder.keyManager(keys);
      }
      return Optional.of(build(builder, tls));
    } catch (GeneralSecurityException e) {
      throw new IOException("spark.ssl.rpc.trustStore cannot be used: " + e.getMessage(), e);
    }
  }

  private static SslContext build(SslContextBuilder builder, TlsSettings tls) throws IOException {
    builder.sslProvider(SslProvider.JDK).protocols(PROTOCOL);
    return (tls.ciphers().isEmpty() ? builder : builder.ciphers(tls.ciphers())).build();
  }
}
