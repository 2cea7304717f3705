package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.server.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntSupplier;

/** The number of a user's online sessions in the database, read at one moment and without Keycloak noticing. */
final class StoredCount implements IntSupplier, AutoCloseable {

    private static final String COUNT =
            "select count(*) from offline_user_session where user_id = ? and offline_flag = '0'";

    private final Connection connection;
    private final PreparedStatement count;

    StoredCount(Postgres database, String userId) throws SQLException {
        connection = database.connect();
        count = connection.prepareStatement(COUNT);
        count.setString(1, userId);
    }

    @Override
    public int getAsInt() {
        try (ResultSet row = count.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
