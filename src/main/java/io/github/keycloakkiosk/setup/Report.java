package io.github.keycloakkiosk.setup;

import java.util.ArrayList;
import java.util.List;

/** What set-up or tear-down did, found as it should be, and leaves to a person. Each in the order in which it happened. */
public final class Report {

    /** @param name which one of its kind */
    public record Item(Kind kind, String name) {}

    /** @param todo what a person should do about it, and why, in one sentence */
    public record Left(Kind kind, String name, String todo) {}

    private final List<Item> done = new ArrayList<>();
    private final List<Item> present = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    void done(Kind kind, String name) {
        done.add(new Item(kind, name));
    }

    void present(Kind kind, String name) {
        present.add(new Item(kind, name));
    }

    void left(Kind kind, String name, String todo) {
        left.add(new Left(kind, name, todo));
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
