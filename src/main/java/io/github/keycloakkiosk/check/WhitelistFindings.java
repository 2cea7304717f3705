package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.network.AddressCheck;
import io.github.keycloakkiosk.network.WhitelistWarning;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.SettingsWarnings;
import java.util.stream.Stream;

/** What makes the IP whitelist of a realm meaningless, with the options of this server. */
final class WhitelistFindings {

    private WhitelistFindings() {}

    static Stream<Finding> of(KioskSettings settings) {
        if (settings.problem().isPresent()) {
            return Stream.empty(); // nobody is admitted, and another finding says why
        }
        AddressCheck check = settings.addressCheck();
        return Stream.concat(
                SettingsWarnings.of(check).stream().map(WhitelistFindings::finding),
                check.trusted().isEmpty() && SettingsWarnings.serverProxies().headers()
                        ? Stream.of(Finding.warning(
                                Code.PROXY_HEADERS_UNTRUSTED,
                                "The server option proxy-headers is set, and the realm has no trusted proxies",
                                "People whose requests come through a proxy: their PINs and badges are refused",
                                "List the proxy's address in the setting Trusted proxies; never whitelist it"))
                        : Stream.empty());
    }

    private static Finding finding(WhitelistWarning warning) {
        String remedy = Character.toUpperCase(warning.remedy().charAt(0))
                + warning.remedy().substring(1);
        return switch (warning.kind()) {
            case OPEN_TO_ALL ->
                Finding.error(
                        Code.WHITELIST_OPEN_TO_ALL,
                        warning.problem(),
                        "Everybody who knows a PIN or has a badge: they can use it from everywhere",
                        remedy);
            case WIDE -> guard(Code.WHITELIST_WIDE, warning, STRANGERS, remedy);
            case WIDE_PROXIES -> guard(Code.WHITELIST_WIDE_PROXIES, warning, STRANGERS, remedy);
            case PROXY_WHITELISTED ->
                guard(
                        Code.WHITELIST_PROXY_WHITELISTED,
                        warning,
                        "Nobody yet; if the proxy is no longer trusted one day, all its clients are at a kiosk",
                        remedy);
            case KIOSK_TRUSTED ->
                Finding.error(
                        Code.WHITELIST_KIOSK_TRUSTED,
                        warning.problem(),
                        "People at those kiosks: their PINs and badges are refused",
                        remedy);
            case SERVERS_PROXY_WHITELISTED ->
                guard(Code.WHITELIST_SERVERS_PROXY_WHITELISTED, warning, STRANGERS, remedy);
            case THIS_MACHINE_WHITELISTED -> guard(Code.WHITELIST_THIS_MACHINE_WHITELISTED, warning, STRANGERS, remedy);
            case PROXY_PROTOCOL_UNTRUSTED ->
                Finding.error(
                        Code.WHITELIST_PROXY_PROTOCOL_UNTRUSTED,
                        warning.problem(),
                        "Everybody behind the load balancer: their PINs and badges are refused",
                        remedy);
            case CONTAINER_GATEWAY -> guard(Code.WHITELIST_CONTAINER_GATEWAY, warning, STRANGERS, remedy);
            case EMPTY ->
                Finding.error(
                        Code.WHITELIST_EMPTY,
                        warning.problem(),
                        "Everybody with a PIN or a badge: they are refused everywhere",
                        remedy);
        };
    }

    private static final String STRANGERS =
            "Everybody who knows a PIN or has a badge: they may be able to use it away from a kiosk";

    private static Finding guard(Code code, WhitelistWarning warning, String hits, String remedy) {
        return Finding.warning(code, warning.problem(), hits, remedy);
    }
}
