package io.github.keycloakkiosk.it.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests that need a server on the same file system, and names them. */
final class SharedFiles implements ExecutionCondition {

    private static final String NONE = "It shares files with its server, and a server in a container has others.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!System.getProperty("keycloak.engine").equals("container")) {
            return ConditionEvaluationResult.enabled("the server is a process on the same file system");
        }
        // Printed, since the report of a skipped class does not say why.
        if (context.getTestMethod().isEmpty()) {
            System.err.println(context.getDisplayName() + " is skipped. " + NONE);
        }
        return ConditionEvaluationResult.disabled(NONE);
    }
}
