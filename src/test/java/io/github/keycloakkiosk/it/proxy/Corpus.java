package io.github.keycloakkiosk.it.proxy;

import java.util.List;
import java.util.stream.Stream;

/** The attacks to try: all, or only some where two servers differ only in their treatment of the headers. */
final class Corpus {

    static final List<Attack> ALL = Stream.of(Headers.all(), Headers.few(), Headers.broken(), Requests.all())
            .flatMap(List::stream)
            .toList();

    static final List<Attack> SOME = Headers.few();

    private Corpus() {}
}
