package io.github.keycloakkiosk.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                // as it comes: any text, and nothing is taken off
                "''  | ''  | as-read          | 04A2B3C4                   | 04A2B3C4",
                "''  | ''  | as-read          | 0077771716                 | 0077771716",
                "''  | ''  | as-read          | ;04A2B3C4?                 | ;04A2B3C4?",
                // a prefix, a suffix, or both; either may be missing, and each goes once
                ";   | ?   | as-read          | ;04DE51BEEF0001?           | 04DE51BEEF0001",
                "%B  | ?   | as-read          | %B04DE51BEEF0001?          | 04DE51BEEF0001",
                ";   | ?   | as-read          | 04DE51BEEF0001             | 04DE51BEEF0001",
                ";   | ?   | as-read          | ;04DE51BEEF0001            | 04DE51BEEF0001",
                ";   | ?   | as-read          | 04DE51BEEF0001?            | 04DE51BEEF0001",
                ";   | ?   | as-read          | ;;04DE51BEEF0001??         | ;04DE51BEEF0001?",
                ";   | ?   | as-read          | ; 04:de:51:be ?            | 04:de:51:be",
                "%B  | ''  | as-read          | %b04DE51BE                 | %b04DE51BE",
                ";   | ;   | as-read          | ;                          | ''",
                ";   | ?   | as-read          | ;?                         | ''",
                // one UID in its four spellings
                "''  | ''  | reversed         | C4B3A204                   | 04A2B3C4",
                "''  | ''  | decimal          | 77771716                   | 04A2B3C4",
                "''  | ''  | decimal-reversed | 3300106756                 | 04A2B3C4",
                "''  | ''  | reversed         | 0100EFBE51DE04             | 04DE51BEEF0001",
                "''  | ''  | decimal          | 1370342583894017           | 04DE51BEEF0001",
                "''  | ''  | decimal-reversed | 282504666930692            | 04DE51BEEF0001",
                // the format is taken off before the number is read
                ";   | ?   | reversed         | ;c4:b3:a2:04?              | 04A2B3C4",
                ";   | ?   | decimal          | ;0077771716?               | 04A2B3C4",
                ";   | ?   | decimal-reversed | ;3300106756?               | 04A2B3C4",
                // leading zeros are none of the number
                "''  | ''  | decimal          | 0077771716                 | 04A2B3C4",
                "''  | ''  | decimal          | 00000000000000000077771716 | 04A2B3C4",
                "''  | ''  | decimal          | 1                          | 00000001",
                "''  | ''  | decimal-reversed | 1                          | 01000000",
                "''  | ''  | decimal          | 4294967295                 | FFFFFFFF",
                "''  | ''  | decimal          | 72057594037927935          | FFFFFFFFFFFFFF",
                "''  | ''  | decimal-reversed | 4294967297                 | 01000000010000",
                // a number of no such UID
                "''  | ''  | decimal          | 4294967296                 | none",
                "''  | ''  | decimal          | 281474976710655            | none",
                "''  | ''  | decimal-reversed | 4294967296                 | none",
                "''  | ''  | decimal          | 72057594037927936          | none",
                "''  | ''  | decimal          | 99999999999999999          | none",
                "''  | ''  | decimal          | 184467440737095516160      | none",
                "''  | ''  | decimal-reversed | 72057594037927936          | none",
                // never the other alphabet
                "''  | ''  | decimal          | 04A2B3C4                   | none",
                "''  | ''  | decimal          | 77:77:17:16                | none",
                "''  | ''  | decimal          | 7777 1716                  | none",
                "''  | ''  | decimal          | -77771716                  | none",
                "''  | ''  | decimal          | ٧٧٧٧١٧١٦                   | none",
                "''  | ''  | decimal          | ;77771716?                 | none",
                "''  | ''  | reversed         | C4B3A2043                  | none",
                "''  | ''  | reversed         | C4B3                       | none",
                "''  | ''  | reversed         | Badge 12                   | none",
                "''  | ''  | reversed         | C4:B3-A2:04                | none",
                ";   | ?   | decimal          | ;?                         | none",
            })
    void aCardIsOneLoginStringHoweverTheReaderWritesIt(
            String prefix, String suffix, String number, String read, String loginString) {
        ReaderFormat format =
                new ReaderFormat(prefix, suffix, ReaderNumber.of(number).orElseThrow());

        assertThat(format.loginString(read).orElse(null)).isEqualTo(loginString);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "?", "%B", "%", "ID", "Card:", "*04", "ID 1", "ö", "4H", "٣"})
    void aPrefixHasWhatNoNumberHas(String text) {
        assertThat(ReaderFormat.around(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0         | it could be a part of a number",
                "04        | it could be a part of a number",
                "B         | it could be a part of a number",
                "04:a2-    | it could be a part of a number",
                "C 1       | it could be a part of a number",
                "';\u0002' | it has a character that nobody sees",
                "';\ufeff' | it has a character that nobody sees",
                "';\t;'    | it has a character that nobody sees",
                "'\u00a0;' | it has a character that nobody sees",
                "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%% | it has 33 characters; write 32 at most",
            })
    void elseItIsRefused(String text, String reason) {
        assertThatThrownBy(() -> ReaderFormat.around(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void theNumbersAreTheseFour() {
        assertThat(ReaderNumber.names()).containsExactly("as-read", "reversed", "decimal", "decimal-reversed");
        assertThat(ReaderNumber.of("hex")).isEmpty();
        assertThat(ReaderNumber.of("DECIMAL")).isEmpty();
    }
}
