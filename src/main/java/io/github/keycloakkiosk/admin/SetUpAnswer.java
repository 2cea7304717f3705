package io.github.keycloakkiosk.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakkiosk.setup.Report;
import java.util.List;

/**
 * The answer of {@code POST} and {@code DELETE set-up}.
 *
 * @param dryRun whether nothing was done in truth
 * @param made by set-up; absent after a tear-down
 * @param removed by tear-down; absent after a set-up
 * @param present what was there and stays as it is; absent after a tear-down
 * @param left what a person must do, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SetUpAnswer(boolean dryRun, List<Thing> made, List<Thing> removed, List<Thing> present, List<Todo> left) {

    /**
     * @param kind such as "flow"
     * @param name which one of its kind
     */
    record Thing(String kind, String name) {

        static List<Thing> all(List<Report.Item> items) {
            return items.stream()
                    .map(item -> new Thing(item.kind().label(), item.name()))
                    .toList();
        }
    }

    /**
     * @param code the reason, for programs
     * @param todo a sentence
     * @param boundTo where it is bound, if that is the reason
     */
    record Todo(
            String kind,
            String name,
            String code,
            String todo,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Thing> boundTo) {

        static List<Todo> all(List<Report.Left> left) {
            return left.stream().map(Todo::of).toList();
        }

        private static Todo of(Report.Left left) {
            return new Todo(
                    left.kind().label(),
                    left.name(),
                    left.code().label(),
                    left.todo(),
                    left.boundTo().stream()
                            .map(use -> new Thing(use.kind().label(), use.name()))
                            .toList());
        }
    }

    static SetUpAnswer ofSetUp(boolean dryRun, Report report) {
        return new SetUpAnswer(
                dryRun, Thing.all(report.done()), null, Thing.all(report.present()), Todo.all(report.left()));
    }

    static SetUpAnswer ofTearDown(boolean dryRun, Report report) {
        return new SetUpAnswer(dryRun, null, Thing.all(report.done()), null, Todo.all(report.left()));
    }
}
