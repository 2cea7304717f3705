package io.github.keycloakkiosk.setup;

/** What happens to the PINs and badges of a realm at tear-down. */
public enum CredentialsMode {
    /** The admin has not said; then nothing is torn down while there are any. */
    NOT_SAID {
        @Override
        void apply(Work work) {
            throw Refused.conflict("The realm has PINs or badges. Add ?credentials=delete to delete them, or"
                    + " ?credentials=keep to keep them and the settings with the key to them");
        }
    },
    KEEP {
        @Override
        void apply(Work work) {
            work.report().left(Kind.CREDENTIALS, "all", Code.CREDENTIALS_STAY);
            endSessions(work);
        }
    },
    DELETE {
        @Override
        void apply(Work work) {
            int deleted = StoredTraces.of(work).deleteCredentials();
            work.report().done(Kind.CREDENTIALS, String.valueOf(deleted));
            endSessions(work);
        }
    };

    abstract void apply(Work work);

    private static void endSessions(Work work) {
        work.report().left(Kind.SESSIONS, "all", Code.SESSIONS_STAY);
    }
}
