package io.github.keycloakkiosk.network;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code mvn test -Pfuzz}: Jazzer looks for an address or a block that the code and the tests' naive models read
 * differently.
 */
class CidrBlockFuzz {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "10.0.0.5",
                        "192.168.255.0/24",
                        "10.0.0.5/8",
                        "0.0.0.0/0",
                        "10.0.0.0/33",
                        "010.0.0.1",
                        "2001:db8::/32",
                        "2001:DB8:0:0:1::5/128",
                        "1:2:3:4:5:6:7::",
                        "::ffff:10.0.0.0/104",
                        "::ffff:10.0.0.5",
                        "1:2:3:4:5:6:7::1.2.3.4",
                        "64:ff9b::192.0.2.33/96",
                        "fe80::1%eth0",
                        "[::1]:443",
                        "\u0661\u0660.0.0.5")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }

    @MethodSource("seeds")
    @DictionaryEntries({"::", "::ffff:", "/32", "/128", "255", ".0", "0000", "%", "["})
    @FuzzTest(maxExecutions = 50_000, maxDuration = "15s")
    void anyTextIsReadAsTheModelsHaveItOrRefusedInWords(byte[] text) {
        ClientAddressPropertyTest.readAsTheGrammarHasIt(text(text));
        CidrBlockPropertyTest.readAsTheModelHasIt(text(text));
    }
}
