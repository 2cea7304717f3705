package io.github.keycloakkiosk.it.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips by name what needs a server on the same file system. */
final class SharedFiles implements ExecutionCondition {

    private static final String NONE = "It shares files with its server, and a server in a container has others.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!System.getProperty("keycloak.engine").equals("container")) {
            return ConditionEvaluationResult.enabled("the server is a process on the same file system");
        }
        // Said to whoever runs the tests: the report of a skipped class does not tell why.
        if (context.getTestMethod().isEmpty()) {
            System.err.println(context.getDisplayName() + " is skipped. " + NONE);
        }
        return ConditionEvaluationResult.disabled(NONE);
    }
}
