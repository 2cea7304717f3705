package io.github.keycloakkiosk.network;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code mvn test -Pfuzz}: Jazzer looks for header lines for which the client is not the one of the tests' naive model. */
class ForwardedChainFuzz {

    private static final List<String> PROXIES = List.of("10.0.0.9", "10.0.1.0/24", "2001:db8:9::/48");
    private static final List<NaiveBlock> TRUSTED =
            PROXIES.stream().map(proxy -> NaiveBlock.read(proxy).orElseThrow()).toList();

    /** The peer, the address that PROXY protocol names, and header lines; each ends with a line break. */
    static Stream<byte[]> seeds() {
        return Stream.of(
                        "192.0.2.5\n192.0.2.5",
                        "192.0.2.5\n192.0.2.5\n10.0.0.5",
                        "10.0.0.9\n10.0.0.9\n192.0.2.5",
                        "10.0.0.9\n10.0.0.9\n10.0.0.5, 192.0.2.5\n10.0.1.3 ,\t2001:db8:9::1",
                        "10.0.0.9\n10.0.0.9\n192.0.2.5,junk,10.0.1.1",
                        "10.0.0.9\n10.0.0.9\n10.0.1.1,10.0.1.2,",
                        "10.0.0.9\n10.0.0.9\n" + "10.0.1.1,".repeat(49) + "192.0.2.5",
                        "10.0.0.9\n10.0.0.9\n" + "10.0.1.1,".repeat(50) + "192.0.2.5",
                        "10.0.0.9\n192.0.2.5",
                        "192.0.2.5\n10.0.0.9\n10.0.0.5",
                        "10.0.0.9\n10.0.1.1\n::ffff:192.0.2.5",
                        "2001:db8:9::1\n2001:DB8:9:0::1\n2001:db8::5,::ffff:10.0.1.1",
                        "10.0.0.9\n::ffff:a00:9\n[::1]:443",
                        "10.0.0.9\n10.0.0.9\njunk,192.0.2.5:4711,[2001:db8:9::1]:65535",
                        "10.0.0.9\n10.0.0.9\n2001:db8::5:4711,[::ffff:10.0.1.1]",
                        "fe80::1%eth0\nfe80::1%eth0\n",
                        "\n\n10.0.0.5")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("seeds")
    @DictionaryEntries({"10.0.0.9", "10.0.1.1", "192.0.2.5", "2001:db8:9::1", "::ffff:", "\\x0a", ",", "\\x09"})
    @FuzzTest(maxExecutions = 50_000, maxDuration = "15s")
    void anyHeaderMakesHimTheClientWhomTheModelNames(byte[] text) {
        callerIsWhomTheModelNames(text);
    }

    static void callerIsWhomTheModelNames(byte[] text) {
        List<String> lines =
                new String(text, StandardCharsets.ISO_8859_1).lines().toList();
        String peer = lines.isEmpty() ? "" : lines.get(0);
        String reported = lines.size() < 2 ? peer : lines.get(1);
        List<String> header = lines.subList(Math.min(2, lines.size()), lines.size());
        for (List<String> others : List.of(List.<String>of(), ForwardingHeaders.OTHERS)) {
            ForwardedChainPropertyTest.callerIsWhomTheModelNames(
                    new Connection(peer, reported, header, others), TrustedProxies.parse(PROXIES), TRUSTED);
        }
    }
}
