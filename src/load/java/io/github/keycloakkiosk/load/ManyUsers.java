package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.server.Postgres;

/** Writes users by SQL: the admin API would need hours. */
record ManyUsers(Postgres database) {

    /** Users as one who is there, each with credentials as theirs, of which a badge was used on some day or never. */
    void like(String userId, int users) {
        String series = "generate_series(1, " + users + ") copy";
        database.execute("insert into user_entity select made.* from user_entity stored, " + series
                + ", lateral jsonb_populate_record(stored, jsonb_build_object("
                + "'id', md5(stored.id || copy), 'username', 'u' || copy, 'email_constraint', md5(stored.id || copy), 'first_name', 'First' || copy)) made"
                + " where stored.id = '" + userId + "'");
        database.execute("insert into credential select made.* from credential stored, " + series
                + ", lateral jsonb_populate_record(stored, jsonb_build_object("
                + "'id', md5(stored.id || copy), 'user_id', md5(stored.user_id || copy), 'credential_data',"
                + " case when copy % 3 = 0 then stored.credential_data else jsonb_set(stored.credential_data::jsonb,"
                + " '{lastUsed}', to_jsonb(to_char(date '2026-01-01' + copy % 300, 'YYYY-MM-DD')))::text end)) made"
                + " where stored.user_id = '" + userId + "'");
        database.execute("analyze");
    }
}
