package io.github.keycloakkiosk.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessablePinTest {

    private static final PinOwner OWNER = PinOwner.of(List.of("1984-05-17"), List.of("+49 (0)170 5550417"));

    @ParameterizedTest
    @CsvSource({
        // One digit, throughout or four times within.
        "1111,         SAME_DIGIT",
        "000000,       SAME_DIGIT",
        "738888,       SAME_DIGIT",
        "7388882,      SAME_DIGIT",
        "7388,         ",
        "738887,       ",
        // Runs, up and down, also past the end of the keypad.
        "1234,         RUN",
        "4321,         RUN",
        "0123,         RUN",
        "3210,         RUN",
        "7890,         RUN",
        "8901,         RUN",
        "0987,         RUN",
        "1098,         RUN",
        "123456789012, RUN",
        "912345,       RUN",
        "734567,       RUN",
        "7394,         ",
        "1235,         ",
        "123321,       ",
        "2468,         ",
        "1357,         ",
        // The year of birth, within and backwards.
        "1984,         BIRTH_YEAR",
        "4891,         BIRTH_YEAR",
        "171984,       BIRTH_YEAR",
        "174891,       BIRTH_YEAR",
        "1985,         ",
        "1948,         ",
        "1705,         ",
        // The end of the phone number, and no other part of it.
        "0417,         PHONE",
        "50417,        PHONE",
        "491705550417, ",
        "01705550417,  PHONE",
        "5504,         ",
        "7140,         ",
    })
    void aPinThatManyTryFirstIsGuessable(String digits, PinFlaw flaw) {
        assertThat(GuessablePin.flaw(Pin.of(digits).orElseThrow(), OWNER).orElse(null))
                .isEqualTo(flaw);
    }

    @ParameterizedTest
    @CsvSource({"1984", "0417", "7394"})
    void aboutAnUnknownPersonOnlyTheDigitsCount(String digits) {
        PinOwner nobody = PinOwner.of(List.of(), List.of());

        assertThat(GuessablePin.flaw(Pin.of(digits).orElseThrow(), nobody)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1984-05-17          | 1984",
                "1984                | 1984",
                "17.05.1984          | 1984",
                "5/17/1984           | 1984",
                "17 May 1984         | 1984",
                "1984-05-17T00:00:00Z| 1984",
                "19840517            | 1984",
                "17051984            | 1984",
                "20011984            | 1984",
                "20011984            | 2001",
                "1899                | 1899",
            })
    void theYearIsFoundInEveryWayOfWritingADate(String birthdate, String year) {
        assertThat(PinOwner.of(List.of(birthdate), List.of()).birthYears()).contains(year);
    }

    @ParameterizedTest
    @CsvSource({"''", "84-05-17", "119840517", "0517", "unknown", "17.05.84"})
    void aTextWithoutAYearGivesNone(String birthdate) {
        assertThat(PinOwner.of(List.of(birthdate), List.of()).birthYears()).isEmpty();
    }

    /** Every PIN ends with an empty number. */
    @ParameterizedTest
    @CsvSource({"''", "none", "417"})
    void aPhoneNumberShorterThanThePinForbidsNothing(String phone) {
        assertThat(GuessablePin.flaw(Pin.of("0417").orElseThrow(), PinOwner.of(List.of(), List.of(phone))))
                .isEmpty();
    }
}
