package io.github.keycloakkiosk.network;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Settings that are allowed, but make a whitelist meaningless or cannot be meant. Each warning is a sentence that names the
 * value and says what to do.
 */
public final class WhitelistWarnings {

    private static final CidrBlocks THIS_MACHINE =
            CidrBlocks.of(List.of(CidrBlock.parse("127.0.0.0/8"), CidrBlock.parse("::1/128")));

    private static final CidrBlock UNIQUE_LOCAL = CidrBlock.parse("fc00::/7");

    private final CidrBlocks whitelist;
    /** By IP version: the blocks that together hold all its addresses; none when an address is not whitelisted. */
    private final Map<Integer, CidrBlocks> everywhere;
    /** Without the versions that are whitelisted as a whole: one warning is enough for such a version. */
    private final CidrBlocks whitelisted;

    private final CidrBlocks proxies;
    private final ServerProxies server;

    private WhitelistWarnings(AddressCheck check, ServerProxies server) {
        this.whitelist = check.whitelist().blocks();
        this.everywhere = Map.of(4, whitelist.everyAddress(4), 6, whitelist.everyAddress(6));
        this.whitelisted =
                whitelist.only(block -> everywhere.get(block.version()).isEmpty());
        this.proxies = check.trusted().blocks();
        this.server = server;
    }

    /**
     * The warnings, which do not depend on the order of the stored values.
     *
     * @param check a realm's whitelist and trusted proxies
     * @param server the server's options about proxies
     */
    public static List<String> of(AddressCheck check, ServerProxies server) {
        WhitelistWarnings warnings = new WhitelistWarnings(check, server);
        return Stream.of(
                        warnings.openToAll(),
                        warnings.wideWhitelist(),
                        warnings.wideProxies(),
                        warnings.proxiesOnTheWhitelist(),
                        warnings.kiosksAmongProxies(),
                        warnings.serversProxiesOnTheWhitelist(),
                        warnings.thisMachineOnTheWhitelist(),
                        warnings.proxyProtocolThatNobodyTrusts(),
                        warnings.containerGatewaysOnTheWhitelist(),
                        warnings.emptyWhitelist())
                .flatMap(sentences -> sentences)
                .toList();
    }

    private Stream<String> openToAll() {
        return Stream.of(4, 6)
                .filter(version -> !everywhere.get(version).isEmpty())
                .map(version -> "The IP whitelist allows PIN and badge logins from everywhere (IPv" + version
                        + "): it holds " + everywhere.get(version) + "; list the kiosks only");
    }

    /** Warns of more than the largest private block, or the largest block of one registry member. */
    private Stream<String> wideWhitelist() {
        return whitelisted.stream()
                .filter(block -> block.prefix() < (block.version() == 4 ? 8 : 16) && !UNIQUE_LOCAL.holds(block))
                .map(block -> "The IP whitelist holds " + block
                        + ", which is more than any network of one's own; list the kiosks only");
    }

    /** Warns of more than one cluster or site has. */
    private Stream<String> wideProxies() {
        return proxies.stream()
                .filter(block -> block.prefix() < (block.version() == 4 ? 16 : 48))
                .map(block ->
                        "The trusted proxies hold " + block + ", and whoever connects from there may say to be anybody;"
                                + " list the addresses of your proxies only");
    }

    private Stream<String> proxiesOnTheWhitelist() {
        return pairs(
                whitelisted,
                proxies,
                CidrBlock::holds,
                "The IP whitelist holds %1$s, and so the trusted proxies %2$s, which are never clients themselves; whitelist the"
                        + " kiosks behind a proxy, and not the proxy");
    }

    private Stream<String> kiosksAmongProxies() {
        return pairs(
                proxies,
                whitelisted,
                (outer, inner) -> outer.holds(inner) && !inner.equals(outer),
                "The trusted proxies hold %1$s, and so the whitelisted %2$s: who is there is refused, and may say to be anybody;"
                        + " list the addresses of your proxies only");
    }

    private Stream<String> serversProxiesOnTheWhitelist() {
        return pairs(
                whitelisted,
                serversOnly(),
                CidrBlock::overlaps,
                "The IP whitelist holds %1$s, and the server option proxy-trusted-addresses says that there are proxies at %2$s:"
                        + " behind one that adds no header, everybody is at a kiosk; list it as a trusted proxy, and whitelist"
                        + " the kiosks only");
    }

    private Stream<String> thisMachineOnTheWhitelist() {
        boolean isSaid = THIS_MACHINE.stream()
                .anyMatch(local -> proxies.anyOverlaps(local) || serversOnly().anyOverlaps(local));
        return isSaid || !server.any()
                ? Stream.empty()
                : pairs(
                        whitelisted,
                        THIS_MACHINE,
                        CidrBlock::overlaps,
                        "The IP whitelist holds %1$s, which is this machine, and the server's options speak of a proxy: behind"
                                + " one that runs here and adds no header, everybody is at a kiosk; take it off the whitelist");
    }

    private Stream<String> proxyProtocolThatNobodyTrusts() {
        return server.proxyProtocol() && proxies.isEmpty()
                ? Stream.of(
                        "The server option proxy-protocol-enabled is on, and there are no trusted proxies: no PIN and no"
                                + " badge is good from behind the load balancer; list its address as a trusted proxy, and let nobody"
                                + " else reach Keycloak's port")
                : Stream.empty();
    }

    /** A wider block may be somebody's own network, so only the address alone is warned of. */
    private Stream<String> containerGatewaysOnTheWhitelist() {
        return pairs(
                whitelisted,
                ContainerGateways.BLOCKS,
                CidrBlock::equals,
                "The IP whitelist holds %1$s, by default the gateway of a container network: if Keycloak runs in a"
                        + " container, everybody may have this address; take it off the whitelist");
    }

    private Stream<String> emptyWhitelist() {
        return whitelist.isEmpty()
                ? Stream.of("The IP whitelist is empty: PINs and badges are good from nowhere; whitelist the kiosks")
                : Stream.empty();
    }

    /** Leaves out the realm's own trusted proxies: other warnings cover them. */
    private CidrBlocks serversOnly() {
        return CidrBlocks.of(server.trusted()).only(block -> !proxies.anyOverlaps(block));
    }

    private static Stream<String> pairs(
            CidrBlocks ones, CidrBlocks others, BiPredicate<CidrBlock, CidrBlock> related, String sentence) {
        return ones.stream().flatMap(one -> {
            CidrBlocks found = CidrBlocks.of(others.overlapping(one)
                    .filter(other -> related.test(one, other))
                    .toList());
            return found.isEmpty() ? Stream.empty() : Stream.of(sentence.formatted(one, found));
        });
    }
}
