package io.github.keycloakkiosk.it.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import io.github.keycloakkiosk.it.server.Port;
import java.net.InetAddress;
import java.util.Arrays;

/** An LDAP server on the loopback interface, without a schema. Its people are below {@link #PEOPLE}. */
final class Directory implements AutoCloseable {

    static final String PEOPLE = "ou=people,dc=example,dc=org";
    static final String ADMIN = "cn=admin";
    static final String ADMIN_PASSWORD = "of-the-directory";

    private final InMemoryDirectoryServer server;
    private final Unwilling unwilling = new Unwilling();
    private final int port = Port.free().number();

    private Directory() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.addAdditionalBindCredentials(ADMIN, ADMIN_PASSWORD);
        config.setListenerConfigs(
                // A port of its own choice, to which it can come back.
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), port, null));
        config.setSchema(null);
        config.addInMemoryOperationInterceptor(unwilling);
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
    }

    static Directory start() throws Exception {
        Directory directory = new Directory();
        directory.comeBack();
        return directory;
    }

    /** Nobody answers at its port until {@link #comeBack}. */
    void goAway() {
        server.shutDown(true);
    }

    void comeBack() throws Exception {
        server.startListening();
    }

    String url() {
        return "ldap://127.0.0.1:" + port;
    }

    /** What it refuses from now on. */
    Unwilling unwilling() {
        return unwilling;
    }

    /** Adds a person with the password {@code of-} and the name, and these attributes as {@code name: value}. */
    void add(String name, String... attributes) throws Exception {
        String[] person = {
            "dn: " + dn(name),
            "objectClass: top",
            "objectClass: person",
            "objectClass: organizationalPerson",
            "objectClass: inetOrgPerson",
            "uid: " + name,
            "cn: A",
            "sn: Person",
            "mail: " + name + "@example.org",
            "userPassword: of-" + name
        };
        String[] all = Arrays.copyOf(person, person.length + attributes.length);
        System.arraycopy(attributes, 0, all, person.length, attributes.length);
        server.add(all);
    }

    void remove(String name) throws Exception {
        server.delete(dn(name));
    }

    void set(String name, String attribute, String value) throws Exception {
        server.modify(dn(name), new Modification(ModificationType.REPLACE, attribute, value));
    }

    boolean has(String name) throws Exception {
        return server.getEntry(dn(name)) != null;
    }

    int people() throws Exception {
        return server.search(PEOPLE, SearchScope.ONE, "(uid=*)").getEntryCount();
    }

    private static String dn(String name) {
        return "uid=" + name + "," + PEOPLE;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
