package io.github.keycloakkiosk.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.keycloak.http.HttpRequest;

/** The current request with form parameters in place of its JSON, for the steps of the direct grant flow. */
final class FormRequest {

    private FormRequest() {}

    /** A proxy, since Keycloak adds methods to {@link HttpRequest} between minor versions. */
    static HttpRequest of(HttpRequest request, MultivaluedMap<String, String> form) {
        return (HttpRequest) Proxy.newProxyInstance(
                HttpRequest.class.getClassLoader(), new Class<?>[] {HttpRequest.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getDecodedFormParameters")) {
                        return form;
                    }
                    try {
                        return method.invoke(request, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
