package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.transport.Handshake.RefusalException;

class HandshakeTest {
  private static final Peer DRIVER = Peer.driver("app");
  private static final Peer EXECUTOR = Peer.executor("app", "7");
  private static final byte[] NO_TLS = {};

  private final Secret secret = Secret.random();
  private final Secrets secrets = Secrets.ofApplication("app", secret);

  private Handshake opener() {
    return new Handshake(EXECUTOR, secrets, NO_TLS);
  }

  private Handshake acceptor() {
    return new Handshake(DRIVER, secrets, NO_TLS);
  }

  @Test
  void bothLearnWhoTheOtherIs() throws Exception {
    Handshake opener = opener();
    Handshake acceptor = acceptor();
    opener.verify(acceptor.welcome(opener.proof(acceptor.challenge(opener.hello()))));
    assertThat(opener.peer()).isEqualTo(DRIVER);
    assertThat(acceptor.peer()).isEqualTo(EXECUTOR);
  }

  @Test
  void aProofIsGoodForOneConnectionOnly() throws Exception {
    Handshake opener = opener();
    byte[] hello = opener.hello();
    byte[] proof = opener.proof(acceptor().challenge(hello));
    Handshake again = acceptor();
    again.challenge(hello);
    assertThatThrownBy(() -> again.welcome(proof)).isInstanceOf(RefusalException.class);
  }

  @Test
  void theAcceptorsOwnWordsAreNoProof() throws Exception {
    Handshake opener = opener();
    Handshake acceptor = acceptor();
    byte[] proof = opener.proof(acceptor.challenge(opener.hello()));
    byte[] welcome = acceptor.welcome(proof);
    assertThatThrownBy(() -> acceptor.welcome(welcome)).isInstanceOf(RefusalException.class);
    assertThatThrownBy(() -> opener.verify(proof)).isInstanceOf(RefusedException.class);
  }

  @Test
  void nobodyTakesAnothersNameOnTheWay() throws Exception {
    byte[] hello = opener().hello();
    Handshake opener = opener();
    opener.hello();
    Handshake acceptor = acceptor();
    byte[] changed = hello.clone();
    changed[changed.length - 33] = '8'; // executor 7 says 8
    byte[] proof = opener.proof(acceptor.challenge(changed));
    assertThat(acceptor.peer()).isEqualTo(Peer.executor("app", "8"));
    assertThatThrownBy(() -> acceptor.welcome(proof)).isInstanceOf(RefusalException.class);
  }

  @Test
  void whoDoesNotKnowTheSecretIsRefusedOnBothSides() throws Exception {
    Secrets others = Secrets.ofApplication("app", Secret.random());
    Handshake stranger = new Handshake(EXECUTOR, others, NO_TLS);
    Handshake acceptor = acceptor();
    byte[] proof = stranger.proof(acceptor.challenge(stranger.hello()));
    assertThatThrownBy(() -> acceptor.welcome(proof)).isInstanceOf(RefusalException.class);

    Handshake opener = opener();
    Handshake impostor = new Handshake(DRIVER, others, NO_TLS);
    opener.proof(impostor.challenge(opener.hello()));
    assertThatThrownBy(() -> opener.verify(new byte[32])).isInstanceOf(RefusedException.class);
  }

  @Test
  void whoSitsBetweenWithACertificateOfHisOwnIsFoundOut() throws Exception {
    Handshake opener = new Handshake(EXECUTOR, secrets, new byte[] {1});
    Handshake acceptor = new Handshake(DRIVER, secrets, new byte[] {2});
    byte[] proof = opener.proof(acceptor.challenge(opener.hello()));
    assertThatThrownBy(() -> acceptor.welcome(proof)).isInstanceOf(RefusalException.class);
  }

  @Test
  void rolesOfTheClusterNeedItsOwnSecret() throws Exception {
    Secrets cluster = peer -> Optional.of(secret);
    for (Peer peer :
        new Peer[] {
          new Peer(Role.WORKER, "app", "w"),
          new Peer(Role.MASTER, "app", ""),
          new Peer(Role.CLIENT, "app", ""),
          new Peer(Role.EXECUTOR, "", "1")
        }) {
      Handshake opener = new Handshake(peer, cluster, NO_TLS);
      Handshake acceptor = new Handshake(DRIVER, cluster, NO_TLS);
      byte[] proof = opener.proof(acceptor.challenge(opener.hello()));
      assertThatThrownBy(() -> acceptor.welcome(proof))
          .as("%s", peer)
          .isInstanceOf(RefusalException.class);
    }
  }

  @Test
  void anUnknownVersionIsRefusedAndAnUnknownLanguageIsMalformed() {
    byte[] newer = opener().hello();
    newer[4] = 9;
    newer[5] = 9;
    assertThatThrownBy(() -> acceptor().challenge(newer))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> assertThat(refusal.refusal).isEqualTo(Handshake.Refusal.VERSION));
    byte[] other = opener().hello();
    other[0] = 'X';
    assertThatThrownBy(() -> acceptor().challenge(other))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void anyBitThatIsChangedOnTheWayIsSeen() throws Exception {
    Handshake opener = opener();
    byte[] hello = opener.hello();
    for (int bit = 4 * 8; bit < hello.length * 8; bit++) {
      byte[] changed = hello.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      Handshake acceptor = acceptor();
      byte[] challenge;
      try {
        challenge = acceptor.challenge(changed);
      } catch (MalformedMessageException | RefusalException e) {
        continue;
      }
      byte[] proof = opener.proof(challenge);
      assertThatThrownBy(() -> acceptor.welcome(proof)).isInstanceOf(RefusalException.class);
    }
  }
}
