package org.minispark.cluster.transport;

import java.util.Optional;
import org.minispark.cluster.protocol.Peer;

/** Which secret proves that somebody is who he says. */
@FunctionalInterface
public interface Secrets {
  /**
   * The secret that {@code peer} must know; nothing if he is not spoken with at all.
   *
   * @param peer whoever opens a connection: another process, or this one
   */
  Optional<Secret> of(Peer peer);

  /** Speaks with the processes of one application alone. */
  static Secrets ofApplication(String applicationId, Secret secret) {
    return peer ->
        peer.application().equals(applicationId) ? Optional.of(secret) : Optional.empty();
  }

  /** Speaks with those of the cluster, and with each application's under its own secret. */
  static Secrets ofCluster(Secret secret) {
    return peer ->
        Optional.of(
            peer.application().isEmpty() ? secret : secret.ofApplication(peer.application()));
  }
}
