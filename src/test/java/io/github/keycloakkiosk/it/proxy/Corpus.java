package io.github.keycloakkiosk.it.proxy;

import java.util.List;
import java.util.stream.Stream;

/** What is tried: all of it, or some where the server differs from another only in what it does with the headers. */
final class Corpus {

    static final List<Attack> ALL = Stream.of(Headers.all(), Headers.few(), Headers.broken(), Requests.all())
            .flatMap(List::stream)
            .toList();

    static final List<Attack> SOME = Headers.few();

    private Corpus() {}
}
