package org.minispark.cluster.transport;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256, as RFC 2104 defines it over the JDK's SHA-256. The JDK's own {@code Mac} would do
 * as well, but to get the first one it loads and checks every provider of cryptography there is,
 * which takes each process of a cluster longer than the rest of its handshake.
 */
final class Hmac {
  private static final int BLOCK_BYTES = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private Hmac() {}

  /** Of {@code message} under {@code key}; 32 bytes. */
  static byte[] sha256(byte[] key, byte[] message) {
    byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? hash(key) : key, BLOCK_BYTES);
    return hash(padded(block, OUTER), hash(padded(block, INNER), message));
  }

  private static byte[] padded(byte[] block, byte pad) {
    byte[] padded = new byte[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return padded;
  }

  private static byte[] hash(byte[]... parts) {
    MessageDigest digest = Handshake.newSha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
