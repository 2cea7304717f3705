package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.lookup.LookupString;
import io.github.keycloakkiosk.pin.Pin;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.credential.dto.PasswordSecretData;

/** No text that a log, a message or a debugger's list of objects may hold shows a secret, and no static field keeps one. */
class SecretTypesTest {

    /** The records that are being made. */
    private static final Set<Class<?>> INSIDE = new HashSet<>();

    private static final Path CLASSES = Path.of("target/classes");
    private static final String SECRET = "314159265358";
    private static final String KEY =
            Base64.getEncoder().encodeToString((SECRET + SECRET + SECRET).getBytes(StandardCharsets.UTF_8));

    /** The names of texts that are secret. */
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|pin|secret|token|fields|loginstring|digits|normalized).*");

    /** A node's memory of its log lines, by realm: an AddressCheck, the ids of keys and of users, and no secret. */
    private static final Set<String> KEPT =
            Set.of("SettingsWarnings.SAID", "KeysInUse.SAID", "UnknownKey.LOOKED", "AmbiguousName.SAID");

    static Stream<Class<?>> records() {
        return classes().filter(Class::isRecord);
    }

    @ParameterizedTest
    @MethodSource("records")
    void noRecordShowsASecret(Class<?> record) throws Exception {
        String shown = sample(record).toString();

        assertThat(shown).doesNotContain(SECRET, KEY);
    }

    @Test
    void eachSampleIsASecret() throws Exception {
        record Careless(String password) {}
        record Carefree(Optional<Careless> inner) {}

        assertThat(sample(Carefree.class).toString()).contains(SECRET);
    }

    @Test
    void noSecretTypeShowsItself() {
        assertThat(Pin.of(SECRET)).get().hasToString("Pin[redacted]");
        assertThat(LoginString.of(SECRET)).get().hasToString("LoginString[redacted]");
        assertThat(CredentialKey.parse(KEY)).hasToString("CredentialKey[redacted]");
    }

    /** Static fields are in each heap dump, however long ago the login was. */
    @Test
    void noStaticFieldCollectsAnything() {
        List<String> collecting = classes()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .filter(SecretTypesTest::mayGrow)
                .map(field -> field.getDeclaringClass().getSimpleName() + "." + field.getName())
                .filter(name -> !KEPT.contains(name))
                .toList();

        assertThat(collecting).isEmpty();
    }

    private static boolean mayGrow(Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            return value instanceof ThreadLocal
                    || (value instanceof Collection || value instanceof Map)
                            && !value.getClass().getName().startsWith("java.util.ImmutableCollections$");
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object sample(Class<?> record) throws Exception {
        if (!INSIDE.add(record)) {
            return null; // a tree of records ends with its first
        }
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = sample(components[i].getGenericType(), components[i].getName());
        }
        Constructor<?> constructor = record.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        INSIDE.remove(record);
        return constructor.newInstance(values);
    }

    private static Object sample(Type type, String name) throws Exception {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "Optional" -> Optional.ofNullable(sample(of[0], name));
                case "List" -> listOf(sample(of[0], name));
                case "Set" -> Set.copyOf(listOf(sample(of[0], name)));
                case "Map" -> mapOf(sample(of[0], "key"), sample(of[1], name));
                default -> null;
            };
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return SECRET_NAME.matcher(name).matches() ? SECRET : "1";
        } else if (plain == int.class || plain == Integer.class) {
            return 1;
        } else if (plain == long.class) {
            return 1L;
        } else if (plain == boolean.class) {
            return true;
        } else if (plain == OptionalInt.class) {
            return OptionalInt.of(1);
        } else if (plain == Pin.class) {
            return Pin.of(SECRET).orElseThrow();
        } else if (plain == LoginString.class || plain == LookupString.class) {
            return LoginString.of(SECRET).orElseThrow();
        } else if (plain == CredentialKey.class) {
            return CredentialKey.parse(KEY);
        } else if (plain == PasswordSecretData.class) {
            return new PasswordSecretData(SECRET, SECRET, Map.of());
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isInterface() && !plain.isSealed()) {
            return Proxy.newProxyInstance(
                    plain.getClassLoader(), new Class<?>[] {plain}, (proxy, method, arguments) -> null);
        }
        return plain.isRecord() ? sample(plain) : null;
    }

    private static List<Object> listOf(Object value) {
        return value == null ? List.of() : List.of(value);
    }

    private static Map<Object, Object> mapOf(Object key, Object value) {
        return key == null || value == null ? Map.of() : Map.of(key, value);
    }

    private static Stream<Class<?>> classes() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files
                    .map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("package-info"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace(file.contains("\\") ? '\\' : '/', '.'))
                    .sorted()
                    .<Class<?>>map(SecretTypesTest::load)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
