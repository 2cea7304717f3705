package io.github.keycloakkiosk.door;

import jakarta.ws.rs.BadRequestException;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.RuntimeConfiguration;

/** The form of the current request. Keycloak reads it only just before its own method runs, which is too late for us. */
final class SentForm {

    /** A handler looks at the folder for uploads when it is configured, so it is kept. */
    private static volatile Configured kept;

    private record Configured(RuntimeConfiguration configuration, FormBodyHandler handler) {}

    private SentForm() {}

    /**
     * Reads the form now.
     *
     * @return empty when the request has no form
     * @throws BadRequestException when the form cannot be read
     */
    static Optional<FormData> read() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request.getMethod().equals("POST") && request.getFormData() == null) {
            try {
                handler(request.getDeployment().getRuntimeConfiguration()).handle(request);
            } catch (Exception unreadable) { // the handler says no more of what it throws
                throw new BadRequestException(unreadable);
            }
        }
        return Optional.ofNullable(request.getFormData());
    }

    private static FormBodyHandler handler(RuntimeConfiguration configuration) {
        Configured known = kept;
        if (known == null || known.configuration() != configuration) {
            known = new Configured(configuration, new FormBodyHandler(true, () -> Runnable::run, Set.of()));
            known.handler().configure(configuration);
            kept = known;
        }
        return known.handler();
    }

    /** All values of a field, in the order in which they were sent. */
    static Stream<String> texts(FormData form, String name) {
        return Optional.ofNullable(form.get(name)).stream()
                .flatMap(Deque::stream)
                .map(FormValue::getValue);
    }
}
