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

/** The form of the current request. Keycloak reads it only just before its own method runs, which is too late for us. */
final class SentForm {

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
                FormBodyHandler handler = new FormBodyHandler(true, () -> Runnable::run, Set.of());
                handler.configure(request.getDeployment().getRuntimeConfiguration());
                handler.handle(request);
            } catch (Exception unreadable) { // the handler says no more of what it throws
                throw new BadRequestException(unreadable);
            }
        }
        return Optional.ofNullable(request.getFormData());
    }

    /** All values of a field, in the order in which they were sent. */
    static Stream<String> texts(FormData form, String name) {
        return Optional.ofNullable(form.get(name)).stream()
                .flatMap(Deque::stream)
                .map(FormValue::getValue);
    }
}
