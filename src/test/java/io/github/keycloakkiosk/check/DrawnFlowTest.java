package io.github.keycloakkiosk.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.check.Flow.Use;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnFlowTest {

    private static final String PASSWORD = "?[ m=password user password ] ";
    private static final String PIN = "?[ m=pin address user pin ] ";
    private static final String BADGE = "?[ m=badge address badge ] ";

    /** The demo realm's flow, and others that are as right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                PASSWORD + PIN + BADGE + "last",
                PIN + BADGE + "last",
                BADGE + "last",
                "?[ m=badge address badge ?[ due pin ] ] " + PIN + "last",
                "?[ m=badge address badge pin ] last",
                "?[ m=password other other ] " + PIN + "last",
                "?[ m=password user password ?[ role other ] ] last",
                "?[ m=pin role address user pin ] last",
                "?[ m=pin other address user pin ] last",
                PASSWORD + "[ ?[ m=pin address user pin ] ] last",
                PASSWORD + PIN + "[ last ]",
                "address user pin",
                "address user pin last",
                PASSWORD + "-[ other ] last",
                PASSWORD + "-other last",
                "other other",
                PASSWORD + "?[ role other ] last",
                PASSWORD + PIN + "last ?[ role other ]",
            })
    void aRightGrantHasNoMistake(String text) {
        assertThat(codes(FlowText.flow(text, Use.DIRECT_GRANT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~other ~[ ~[ Badge ?[ due Pin ] ] ~Pin ~Password ]",
                "~other ~[ ~Badge ~Pin ~Password ]",
                "~other ~[ Badge Pin ]",
                "~other ~[ ~Badge ~other ?role ]",
                "~other ~[ Pin ?[ role other ] ]",
                "~other -other ~[ ~Badge ]",
                "Badge",
            })
    void rightPagesHaveNoMistake(String text) {
        assertThat(codes(FlowText.flow(text, Use.BROWSER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                PASSWORD + "-[ m=pin address user pin ] last               | FLOW_STEP_DISABLED",
                PASSWORD + "?[ m=pin address user -pin ] last              | FLOW_STEP_DISABLED",
                PASSWORD + "?[ -m=pin address user pin ] last              | FLOW_STEP_DISABLED",
                PASSWORD + "?[ m=pin -address user pin ] last              | FLOW_STEP_DISABLED",
                PASSWORD + PIN + "-last                                    | FLOW_STEP_DISABLED",
                PASSWORD + PIN + "                                         | FLOW_WITHOUT_LAST_STEP",
                PASSWORD + PIN + "?[ role last ]                           | ",
                "other " + PIN + "                                         | FLOW_WITHOUT_LAST_STEP",
                "last " + PASSWORD + PIN + "                               | FLOW_STEPS_OUT_OF_ORDER",
                PASSWORD + "last " + PIN + "                               | FLOW_STEPS_OUT_OF_ORDER",
                PASSWORD + "?[ m=pin address pin user ] last               | FLOW_STEPS_OUT_OF_ORDER",
                "?[ m=password password user ] last                        | FLOW_STEPS_OUT_OF_ORDER",
                PASSWORD + "?[ m=pin user pin ] last                       | FLOW_WITHOUT_ADDRESS_STEP",
                PASSWORD + "?[ m=pin user address pin ] last               | FLOW_WITHOUT_ADDRESS_STEP",
                PASSWORD + "?[ m=badge badge ] last                        | FLOW_WITHOUT_ADDRESS_STEP",
                PASSWORD + "?[ m=badge badge ] ?[ m=pin user pin ] last    | FLOW_WITHOUT_ADDRESS_STEP",
                PASSWORD + "?[ m= address user pin ] last                  | FLOW_GEAR_WITHOUT_METHOD",
                PASSWORD + "?[ m=password address user pin ] last          | FLOW_GEAR_OF_OTHER_METHOD",
                PASSWORD + PIN + "?[ m=pin address badge ] last            | FLOW_GEAR_OF_OTHER_METHOD",
                PASSWORD + "?[ m=pin address user ] last                   | FLOW_WITHOUT_SECRET_STEP",
                PASSWORD + "?[ address user pin ] last                     | FLOW_CONDITION_MISSING",
                "~[ m=pin address user pin ]                               | FLOW_CONDITION_IGNORED",
                PASSWORD + "?[ -role address user pin ] last               | FLOW_CONDITION_MISSING",
                "m=pin address user pin last                               | FLOW_CONDITION_IGNORED",
                PASSWORD + "~[ address user pin ] last                     | FLOW_ALTERNATIVES_IGNORED",
                "address user pin last Badge                               | FLOW_STEP_OF_OTHER_KIND",
            })
    void eachMistakeIsNamed(String text, String code) {
        assertThat(codes(FlowText.flow(text, Use.DIRECT_GRANT)))
                .isEqualTo(code == null ? List.of() : List.of(Code.valueOf(code)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~other ~[ -Badge ~Pin ]                                   | FLOW_STEP_DISABLED",
                "~other -[ ~Badge ~Pin ]                                   | FLOW_STEP_DISABLED",
                "~other ~[ ~Badge ~Pin ?[ due Pin ] ]                      | FLOW_ALTERNATIVES_IGNORED",
                "~other ~[ ~Badge Pin ]                                    | FLOW_ALTERNATIVES_IGNORED",
                "~other ~[ Badge due Pin ]                                 | FLOW_CONDITION_IGNORED",
                "~other ~[ Badge [ due Pin ] ]                             | FLOW_CONDITION_IGNORED",
                "~other ~[ Badge ?[ Pin ] ]                                | FLOW_CONDITION_MISSING",
                "~other ~[ address badge ]                                 | FLOW_STEP_OF_OTHER_KIND",
            })
    void eachMistakeOfPagesIsNamed(String text, Code code) {
        assertThat(codes(FlowText.flow(text, Use.BROWSER))).contains(code);
    }

    @Test
    void aFlowThatIsBoundToNothingRefusesNobody() {
        assertThat(DrawnFlow.mistakes(FlowText.flow(PASSWORD + "-[ m=pin address user pin ] last")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.code()).isEqualTo(Code.FLOW_STEP_DISABLED);
                    assertThat(found.severity()).isEqualTo(Severity.INFO);
                    assertThat(found.hits()).startsWith("Nobody yet");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~other ~[ ~[ Badge ?[ due Pin ] ] ~Pin ]                  | true",
                "~other ~[ Badge Pin ]                                     | true",
                "~other ~[ [ Badge ] Pin ]                                 | true",
                "?[ m=badge address badge pin ] last                       | true",
                "?[ m=badge address badge ?[ due pin ] ] last              | true",
                "~other ~[ ~Badge ~Pin ]                                   | false",
                "~other ~[ Badge -Pin ]                                    | false",
                "~other ~[ Badge -[ due Pin ] ]                            | false",
                "~other ~[ -[ Badge ?[ due Pin ] ] ~Pin ]                  | false",
                "~other ~[ Pin Badge ]                                     | false",
                BADGE + PIN + "last                                        | false",
            })
    void knowsWhereThePinIsAskedForAfterABadge(String text, boolean asked) {
        assertThat(PinAfterBadge.isAskedFor(FlowText.flow(text))).isEqualTo(asked);
    }

    private static List<Code> codes(Flow flow) {
        return DrawnFlow.mistakes(flow).stream().map(Finding::code).toList();
    }
}
