package io.github.keycloakkiosk.settings;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** This extension in more than one jar of {@code providers/}: which of them answers is left to chance. */
public final class JarTwice {

    /** The code of its finding, in the log too. */
    public static final String CODE = "jar_twice";

    private static final Logger LOG = Logger.getLogger(JarTwice.class);

    /** A file that every version of the extension has, and nothing else does. */
    private static final String OURS = "theme-resources/templates/kiosk-page.ftl";

    private static final Pattern JAR = Pattern.compile("([^/\\\\]+\\.jar)!/?" + Pattern.quote(OURS) + "$");

    private JarTwice() {}

    static void tell() {
        try {
            List<String> jars = jars();
            if (jars.size() > 1) {
                LOG.warnf(
                        "The folder providers holds this extension %d times (%s), and which one answers is left to"
                                + " chance: keep one of them, and run kc.sh build (%s)",
                        jars.size(), String.join(", ", jars), CODE);
            }
        } catch (IOException unreadable) {
            LOG.debug("The jars of this extension cannot be counted", unreadable);
        }
    }

    /** The names of the jars of this server that hold this extension. */
    public static List<String> jars() throws IOException {
        return jars(JarTwice.class.getClassLoader());
    }

    static List<String> jars(ClassLoader loader) throws IOException {
        return Collections.list(loader.getResources(OURS)).stream()
                .map(JarTwice::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(URL file) {
        Matcher jar = JAR.matcher(file.toString());
        return jar.find() ? jar.group(1) : file.toString();
    }
}
