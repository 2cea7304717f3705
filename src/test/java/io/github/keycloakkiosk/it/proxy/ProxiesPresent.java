package io.github.keycloakkiosk.it.proxy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests that this machine cannot run, and names them. */
final class ProxiesPresent implements ExecutionCondition {

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result = judge(Stream.of(ProxyProgram.values())
                .filter(program -> program.executable().isEmpty())
                .map(ProxyProgram::command)
                .toList());
        // Printed once: the report of a skipped class does not say why.
        result.getReason()
                .filter(reason -> result.isDisabled() && SAID.add(reason))
                .ifPresent(reason -> System.err.println(reason + " The tests behind real proxies are skipped."));
        return result;
    }

    static ConditionEvaluationResult judge(List<String> missing) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("nginx and HAProxy are there");
        }
        String reason = "There is no " + String.join(" and no ", missing)
                + " on the PATH or in /usr/sbin: install the package of that name.";
        return ConditionEvaluationResult.disabled(reason);
    }
}
