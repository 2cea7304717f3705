package io.github.keycloakkiosk.network;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The addresses that the gateways of container networks have by default. To a Keycloak in such a network, everybody outside
 * of it may have that one address.
 */
final class ContainerGateways {

    /** Of Docker's bridges, Podman's bridge, rootless networks (slirp4netns, pasta) and Docker Desktop. */
    static final CidrSet BLOCKS = CidrSet.of(Stream.concat(
                    IntStream.rangeClosed(17, 31).mapToObj(network -> "172." + network + ".0.1"),
                    Stream.of("10.88.0.1", "10.0.2.2", "192.168.65.1"))
            .map(CidrBlock::parse)
            .toList());

    private ContainerGateways() {}
}
