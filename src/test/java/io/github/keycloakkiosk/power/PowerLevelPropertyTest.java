package io.github.keycloakkiosk.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.RandomCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PowerLevelPropertyTest {

    private record Role(String name, String power) {}

    @Test
    void isTheGreatestPlainNumberInWhateverOrderTheRolesCome() {
        RandomCases.forEach(5_000, random -> {
            List<Role> roles = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                roles.add(new Role("role" + i, power(random)));
            }
            Collections.shuffle(roles, new Random(random.nextLong()));

            assertThat(of(roles)).as("%s", roles).isEqualTo(naive(roles));
            Collections.shuffle(roles, new Random(random.nextLong()));
            assertThat(of(roles)).as("%s", roles).isEqualTo(naive(roles));
        });
    }

    private static String power(RandomGenerator random) {
        String number = String.valueOf(random.nextInt(-20, 130));
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> number.charAt(random.nextInt(number.length())) + number;
            case 2 ->
                new StringBuilder(number)
                        .insert(random.nextInt(number.length() + 1), " 0.+-e٥".charAt(random.nextInt(7)))
                        .toString();
            default -> number;
        };
    }

    private static PowerLevel of(List<Role> roles) {
        return PowerLevel.of(roles.stream(), Role::name, Role::power);
    }

    /** The roles from the greatest power down; of several with the same power, the first by name. */
    private static PowerLevel naive(List<Role> roles) {
        for (int power = 100; power >= 1; power--) {
            String text = String.valueOf(power);
            String[] names = roles.stream()
                    .filter(role -> text.equals(role.power))
                    .map(Role::name)
                    .toArray(String[]::new);
            Arrays.sort(names);
            if (names.length > 0) {
                return new PowerLevel(names[0], power);
            }
        }
        return new PowerLevel("", 1);
    }
}
