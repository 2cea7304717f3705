package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.Rule;
import java.util.Optional;

/** The PINs that an attacker tries first. */
@Rule
final class GuessablePin {

    /** A run of so many digits is no accident: 1234 is too much in a PIN of ten digits as well. */
    private static final int ROW = 4;

    private GuessablePin() {}

    /** The flaw that makes this user's PIN easy to guess; empty when there is none. */
    static Optional<PinFlaw> flaw(Pin pin, PinOwner owner) {
        String digits = pin.digits();
        if (hasRow(digits, 0)) {
            return Optional.of(PinFlaw.SAME_DIGIT);
        }
        if (hasRow(digits, 1) || hasRow(digits, -1)) {
            return Optional.of(PinFlaw.RUN);
        }
        if (owner.isBornInYearWithin(digits)) {
            return Optional.of(PinFlaw.BIRTH_YEAR);
        }
        return owner.hasPhoneEndingWith(digits) ? Optional.of(PinFlaw.PHONE) : Optional.empty();
    }

    /** Whether four digits follow each other by this step. After 9 comes 0, as on every keypad, so 7890 is a run. */
    private static boolean hasRow(String digits, int step) {
        int row = 1;
        for (int i = 1; i < digits.length() && row < ROW; i++) {
            boolean follows = Math.floorMod(digits.charAt(i) - digits.charAt(i - 1), 10) == Math.floorMod(step, 10);
            row = follows ? row + 1 : 1;
        }
        return row == ROW;
    }
}
