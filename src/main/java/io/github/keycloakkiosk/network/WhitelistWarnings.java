package io.github.keycloakkiosk.network;

import io.github.keycloakkiosk.network.WhitelistWarning.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Settings that are allowed, but make a whitelist meaningless or cannot be meant. */
public final class WhitelistWarnings {

    private static final CidrSet THIS_MACHINE =
            CidrSet.of(List.of(CidrBlock.parse("127.0.0.0/8"), CidrBlock.parse("::1/128")));

    private static final String KIOSKS_ONLY = "list the kiosks only";
    private static final String PROXIES_ONLY = "list the addresses of your proxies only";
    private static final String OFF_THE_WHITELIST = "take it off the whitelist";

    private static final CidrBlock UNIQUE_LOCAL = CidrBlock.parse("fc00::/7");

    private final CidrSet whitelist;
    /** By IP version: the blocks that together hold all its addresses; none when an address is not whitelisted. */
    private final Map<Integer, CidrSet> everywhere;
    /** Without the versions that are whitelisted as a whole: one warning is enough for such a version. */
    private final CidrSet whitelisted;

    private final CidrSet proxies;
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
    public static List<WhitelistWarning> of(AddressCheck check, ServerProxies server) {
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
                .flatMap(found -> found)
                .toList();
    }

    private Stream<WhitelistWarning> openToAll() {
        return Stream.of(4, 6)
                .filter(version -> !everywhere.get(version).isEmpty())
                .map(version -> Kind.OPEN_TO_ALL.of(
                        "The IP whitelist allows PIN and badge logins from everywhere (IPv" + version + "): it holds "
                                + everywhere.get(version),
                        KIOSKS_ONLY));
    }

    /** Warns of more than the largest private block, or the largest block of one registry member. */
    private Stream<WhitelistWarning> wideWhitelist() {
        return whitelisted.stream()
                .filter(block -> block.prefix() < (block.version() == 4 ? 8 : 16) && !UNIQUE_LOCAL.holds(block))
                .map(block -> Kind.WIDE.of(
                        "The IP whitelist holds " + block + ", which is more than any network of one's own",
                        KIOSKS_ONLY));
    }

    /** Warns of more than one cluster or site has. */
    private Stream<WhitelistWarning> wideProxies() {
        return proxies.stream()
                .filter(block -> block.prefix() < (block.version() == 4 ? 16 : 48))
                .map(block -> Kind.WIDE_PROXIES.of(
                        "The trusted proxies hold " + block + ", and whoever connects from there may say to be anybody",
                        PROXIES_ONLY));
    }

    private Stream<WhitelistWarning> proxiesOnTheWhitelist() {
        return pairs(
                whitelisted,
                proxies,
                CidrBlock::holds,
                Kind.PROXY_WHITELISTED,
                "The IP whitelist holds %1$s, and so the trusted proxies %2$s, which are never clients themselves",
                "whitelist the kiosks behind a proxy, and not the proxy");
    }

    private Stream<WhitelistWarning> kiosksAmongProxies() {
        return pairs(
                proxies,
                whitelisted,
                (outer, inner) -> outer.holds(inner) && !inner.equals(outer),
                Kind.KIOSK_TRUSTED,
                "The trusted proxies hold %1$s, and so the whitelisted %2$s: who is there is refused, and may say to be anybody",
                PROXIES_ONLY);
    }

    private Stream<WhitelistWarning> serversProxiesOnTheWhitelist() {
        return pairs(
                whitelisted,
                serversOnly(),
                CidrBlock::overlaps,
                Kind.SERVERS_PROXY_WHITELISTED,
                "The IP whitelist holds %1$s, and the server option proxy-trusted-addresses says that there are proxies at %2$s:"
                        + " behind one that adds no header, everybody is at a kiosk",
                "list it as a trusted proxy, and whitelist the kiosks only");
    }

    private Stream<WhitelistWarning> thisMachineOnTheWhitelist() {
        boolean isSaid = THIS_MACHINE.stream()
                .anyMatch(local -> proxies.anyOverlaps(local) || serversOnly().anyOverlaps(local));
        return isSaid || !server.any()
                ? Stream.empty()
                : pairs(
                        whitelisted,
                        THIS_MACHINE,
                        CidrBlock::overlaps,
                        Kind.THIS_MACHINE_WHITELISTED,
                        "The IP whitelist holds %1$s, which is this machine, and the server's options speak of a proxy: behind"
                                + " one that runs here and adds no header, everybody is at a kiosk",
                        OFF_THE_WHITELIST);
    }

    private Stream<WhitelistWarning> proxyProtocolThatNobodyTrusts() {
        return server.proxyProtocol() && proxies.isEmpty()
                ? Stream.of(Kind.PROXY_PROTOCOL_UNTRUSTED.of(
                        "The server option proxy-protocol-enabled is on, and there are no trusted proxies: no PIN and no"
                                + " badge is good from behind the load balancer",
                        "list its address as a trusted proxy, and let nobody else reach Keycloak's port"))
                : Stream.empty();
    }

    /** A wider block may be somebody's own network, so only the address alone is warned of. */
    private Stream<WhitelistWarning> containerGatewaysOnTheWhitelist() {
        return pairs(
                whitelisted,
                ContainerGateways.BLOCKS,
                CidrBlock::equals,
                Kind.CONTAINER_GATEWAY,
                "The IP whitelist holds %1$s, by default the gateway of a container network: if Keycloak runs in a"
                        + " container, everybody may have this address",
                OFF_THE_WHITELIST);
    }

    private Stream<WhitelistWarning> emptyWhitelist() {
        return whitelist.isEmpty()
                ? Stream.of(Kind.EMPTY.of(
                        "The IP whitelist is empty: PINs and badges are good from nowhere", "whitelist the kiosks"))
                : Stream.empty();
    }

    /** Leaves out the realm's own trusted proxies: other warnings cover them. */
    private CidrSet serversOnly() {
        return CidrSet.of(server.trusted()).only(block -> !proxies.anyOverlaps(block));
    }

    private static Stream<WhitelistWarning> pairs(
            CidrSet ones,
            CidrSet others,
            BiPredicate<CidrBlock, CidrBlock> related,
            Kind kind,
            String problem,
            String remedy) {
        return ones.stream().flatMap(one -> {
            CidrSet found = CidrSet.of(others.overlapping(one)
                    .filter(other -> related.test(one, other))
                    .toList());
            return found.isEmpty() ? Stream.empty() : Stream.of(kind.of(problem.formatted(one, found), remedy));
        });
    }
}
