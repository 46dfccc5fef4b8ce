package org.minispark.cluster.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.protocol.WireOutput;

/**
 * How two processes prove to each other that they know the same secret, without telling it:
 *
 * <pre>
 * opener                                    acceptor
 *   HELLO      versions, who, nonce   to the acceptor
 *                          to the opener   CHALLENGE  version, who, nonce
 *   PROOF      HMAC(secret, "opener" + all of the above)   to the acceptor
 *                          to the opener   WELCOME    HMAC(secret, "acceptor" + all of the above)
 * </pre>
 *
 * <p>What is signed holds both nonces, so that nothing recorded can be used again; both names and
 * roles, so that nobody passes for another; and, with TLS, the acceptor's certificate, so that who
 * sits between the two and speaks TLS to each has signed something else. Only the opener's proof
 * makes the acceptor answer, and a wrong one tells him nothing but that.
 *
 * <p>Bytes in, bytes out; knows no sockets. One object for each connection.
 */
final class Handshake {
  static final int LOWEST_VERSION = 1;
  static final int HIGHEST_VERSION = 1;

  private static final int MAGIC = 0x4d53504b; // MSPK
  private static final int NONCE_BYTES = 32;
  private static final byte[] OPENER_LABEL = label("minispark opener");
  private static final byte[] ACCEPTOR_LABEL = label("minispark acceptor");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Peer self;
  private final Secrets secrets;
  private final byte[] binding;
  private byte[] hello;
  private byte[] challenge;
  private Peer peer;
  private Secret secret;

  /**
   * @param binding what ties the proof to the encryption below: the hash of the acceptor's
   *     certificate, empty without TLS
   */
  Handshake(Peer self, Secrets secrets, byte[] binding) {
    this.self = self;
    this.secrets = secrets;
    this.binding = binding;
  }

  /** Why an acceptor ends a handshake, as the opener learns it. */
  enum Refusal {
    VERSION(1, "no version of the protocol that both sides speak"),
    UNKNOWN(2, "it does not accept our secret for what we say we are");

    final int code;
    final String text;

    Refusal(int code, String text) {
      this.code = code;
      this.text = text;
    }

    static String textOf(int code) {
      return Arrays.stream(values())
          .filter(refusal -> refusal.code == code)
          .map(refusal -> refusal.text)
          .findFirst()
          .orElse("reason " + code);
    }
  }

  /** The other side is refused. */
  static final class RefusalException extends Exception {
    private static final long serialVersionUID = 1L;

    final Refusal refusal;

    RefusalException(Refusal refusal, String message) {
      super(message);
      this.refusal = refusal;
    }
  }

  /** Who is at the other end; proved only when the handshake is over. */
  Peer peer() {
    return peer;
  }

  /** The opener's first word. */
  byte[] hello() {
    WireOutput out = new WireOutput();
    out.writeByte(MAGIC >>> 24);
    out.writeByte(MAGIC >>> 16);
    out.writeByte(MAGIC >>> 8);
    out.writeByte(MAGIC);
    out.writeByte(LOWEST_VERSION);
    out.writeByte(HIGHEST_VERSION);
    self.write(out);
    writeNonce(out);
    hello = out.toArray();
    return hello;
  }

  /** The acceptor's answer to a {@code HELLO}. */
  byte[] challenge(byte[] receivedHello) throws MalformedMessageException, RefusalException {
    hello = receivedHello;
    WireInput in = new WireInput(hello);
    requireMagic(in);
    int lowest = in.readByte();
    int highest = in.readByte();
    if (lowest > HIGHEST_VERSION || highest < LOWEST_VERSION) {
      throw new RefusalException(
          Refusal.VERSION, "speaks versions " + lowest + " to " + highest + " of the protocol");
    }
    peer = Peer.read(in);
    in.readRaw(NONCE_BYTES);
    in.requireEnd();
    // A stranger's name gets a secret that nobody knows: he learns no sooner than anybody else.
    secret = mayBe(peer) ? secrets.of(peer).orElseGet(Secret::random) : Secret.random();
    WireOutput out = new WireOutput();
    out.writeByte(Math.min(highest, HIGHEST_VERSION));
    self.write(out);
    writeNonce(out);
    challenge = out.toArray();
    return challenge;
  }

  /** The opener's answer to a {@code CHALLENGE}. */
  byte[] proof(byte[] receivedChallenge) throws MalformedMessageException, RefusedException {
    challenge = receivedChallenge;
    WireInput in = new WireInput(challenge);
    int version = in.readByte();
    if (version < LOWEST_VERSION || version > HIGHEST_VERSION) {
      throw new MalformedMessageException("version " + version + " was not offered");
    }
    peer = Peer.read(in);
    in.readRaw(NONCE_BYTES);
    in.requireEnd();
    secret =
        secrets
            .of(self)
            .orElseThrow(() -> new RefusedException("We have no secret for what we are: " + self));
    return sign(OPENER_LABEL);
  }

  /** The acceptor's answer to a {@code PROOF}. */
  byte[] welcome(byte[] proof) throws RefusalException {
    if (!MessageDigest.isEqual(proof, sign(OPENER_LABEL))) {
      throw new RefusalException(
          Refusal.UNKNOWN, "says it is " + peer + " and does not know the secret");
    }
    return sign(ACCEPTOR_LABEL);
  }

  /** The opener's look at a {@code WELCOME}. */
  void verify(byte[] welcome) throws RefusedException {
    if (!MessageDigest.isEqual(welcome, sign(ACCEPTOR_LABEL))) {
      throw new RefusedException(
          "The other side says it is " + peer + " and does not know the secret");
    }
  }

  /**
   * Whether there can be such a process: executors belong to an application; masters, workers and
   * clients to the cluster, so that no application's secret makes one.
   */
  private static boolean mayBe(Peer peer) {
    if (peer.role() == Role.DRIVER) {
      return true;
    }
    return peer.application().isEmpty() == (peer.role() != Role.EXECUTOR);
  }

  private byte[] sign(byte[] label) {
    WireOutput signed = new WireOutput(128);
    signed.writeRaw(label, 0, label.length);
    for (byte[] part : new byte[][] {hello, challenge, binding}) {
      byte[] hash = sha256(part);
      signed.writeRaw(hash, 0, hash.length);
    }
    return secret.hmac(signed.toArray());
  }

  static byte[] sha256(byte[] bytes) {
    return newSha256().digest(bytes);
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void requireMagic(WireInput in) throws MalformedMessageException {
    for (int shift = 24; shift >= 0; shift -= 8) {
      if (in.readByte() != (MAGIC >>> shift & 0xff)) {
        throw new MalformedMessageException("does not speak this protocol");
      }
    }
  }

  private static void writeNonce(WireOutput out) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    out.writeRaw(nonce, 0, nonce.length);
  }

  private static byte[] label(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
