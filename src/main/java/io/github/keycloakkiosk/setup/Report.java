package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.setup.flow.FlowUse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What set-up or tear-down did, found as it should be, and leaves to a person. Each in the order in which it happened. */
public final class Report {

    /** @param name which one of its kind */
    public record Item(Kind kind, String name) {}

    /** @param boundTo where it is bound, as far as the code is about that */
    public record Left(Kind kind, String name, Code code, List<FlowUse> boundTo) {

        /** What a person should do about it, and why, in one sentence. */
        public String todo() {
            String where = boundTo.stream().map(FlowUse::words).collect(Collectors.joining(", "));
            return code.sentence(name, where);
        }
    }

    private final List<Item> done = new ArrayList<>();
    private final List<Item> present = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    void done(Kind kind, String name) {
        done.add(new Item(kind, name));
    }

    void present(Kind kind, String name) {
        present.add(new Item(kind, name));
    }

    void left(Kind kind, String name, Code code) {
        left(kind, name, code, List.of());
    }

    void left(Kind kind, String name, Code code, List<FlowUse> boundTo) {
        left.add(new Left(kind, name, code, boundTo));
    }

    /** What was made, or removed. */
    public List<Item> done() {
        return List.copyOf(done);
    }

    /** What was there, and stays as it is. */
    public List<Item> present() {
        return List.copyOf(present);
    }

    public List<Left> left() {
        return List.copyOf(left);
    }
}
