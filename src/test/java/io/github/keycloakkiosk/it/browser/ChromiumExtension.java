package io.github.keycloakkiosk.it.browser;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one Chromium for the whole run; each test has browsers of its own in it, without cookies. */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final String NONE =
            "There is no Chromium: name one in the environment variable CHROMIUM, or install the package chromium.";

    private static final AtomicBoolean SAID = new AtomicBoolean();

    private static final Namespace NAMESPACE = Namespace.create(ChromiumExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.executable()
                .map(found -> ConditionEvaluationResult.enabled("Chromium is " + found))
                .orElseGet(ChromiumExtension::skipped);
    }

    /** Printed once: the report of a skipped class does not say why. */
    private static ConditionEvaluationResult skipped() {
        if (SAID.compareAndSet(false, true)) {
            System.err.println(NONE + " The tests in a browser are skipped.");
        }
        return ConditionEvaluationResult.disabled(NONE);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(
                        "chromium", key -> Chromium.start(Chromium.executable().orElseThrow()), Chromium.class);
        return context.getStore(NAMESPACE)
                .computeIfAbsent("browsers", key -> new Browsers(chromium.browser()), Browsers.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browsers browsers = context.getStore(NAMESPACE).get("browsers", Browsers.class);
        if (browsers != null && context.getExecutionException().isPresent()) {
            browsers.photograph(
                    "failed-" + context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName());
        }
    }
}
