package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.CidrBlock;
import io.github.keycloakkiosk.network.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;

/** The stored values of a settings component, read by type. */
final class SettingValues {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,5}");
    private static final Pattern POWER_CAP = Pattern.compile("([1-9][0-9]{0,2})=(0|[1-9][0-9]{0,4})");

    private final Map<String, List<String>> config;

    SettingValues(ComponentModel component) {
        this(component.getConfig());
    }

    /** @param config the stored values; nobody may change the map later */
    SettingValues(Map<String, List<String>> config) {
        this.config = config;
    }

    /** Without blank ones: a blank line of a form, or an unset variable of a realm file, is no value. */
    List<String> list(Setting setting) {
        return config.getOrDefault(setting.key, List.of()).stream()
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .toList();
    }

    Optional<String> text(Setting setting) throws InvalidSetting {
        List<String> values = list(setting);
        if (values.size() > 1) {
            throw new InvalidSetting(setting.key, "it has " + values.size() + " values; write one");
        }
        return values.isEmpty() ? Optional.ofNullable(setting.defaultValue) : Optional.of(values.get(0));
    }

    /** All values that are not blank, each with its length, so that no value can look like the end of it and another. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Setting setting : Setting.values()) {
            list(setting)
                    .forEach(value -> text.append(setting.key)
                            .append(' ')
                            .append(value.length())
                            .append(' ')
                            .append(value)
                            .append('\n'));
        }
        return text.toString();
    }

    int number(Setting setting) throws InvalidSetting {
        return number(setting, setting.range);
    }

    /** As {@link #number(Setting)}, of a setting that must not be lower than another one. */
    int numberNotBelow(int least, Setting setting) throws InvalidSetting {
        return number(setting, new Range(least, setting.range.most()));
    }

    private int number(Setting setting, Range range) throws InvalidSetting {
        String value = text(setting).orElse("");
        if (WHOLE_NUMBER.matcher(value).matches() && range.contains(Integer.parseInt(value))) {
            return Integer.parseInt(value);
        }
        throw new InvalidSetting(setting.key, Printable.quoted(value) + " is not a whole number from " + range);
    }

    boolean flag(Setting setting) throws InvalidSetting {
        String value = text(setting).orElse("");
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidSetting(setting.key, Printable.quoted(value) + " is neither true nor false");
        }
        return value.equals("true");
    }

    /** One of the values that the setting lists. */
    String option(Setting setting) throws InvalidSetting {
        String value = text(setting).orElse("");
        if (!setting.options.contains(value)) {
            throw new InvalidSetting(
                    setting.key, Printable.quoted(value) + " is none of " + String.join(", ", setting.options));
        }
        return value;
    }

    Map<Integer, Integer> caps(Setting setting) throws InvalidSetting {
        Map<Integer, Integer> caps = new LinkedHashMap<>();
        for (String value : list(setting)) {
            Matcher matcher = POWER_CAP.matcher(value);
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > 100) {
                throw new InvalidSetting(
                        setting.key, Printable.quoted(value) + " is not power=cap; write for example 50=2");
            }
            if (caps.put(Integer.valueOf(matcher.group(1)), Integer.valueOf(matcher.group(2))) != null) {
                throw new InvalidSetting(setting.key, "power " + matcher.group(1) + " has two caps; write one");
            }
        }
        return Map.copyOf(caps);
    }

    Map<CidrBlock, Integer> limits(Setting setting, int most) throws InvalidSetting {
        Map<CidrBlock, Integer> limits = new LinkedHashMap<>();
        for (String value : list(setting)) {
            int sign = value.indexOf('=');
            String number = value.substring(sign + 1);
            if (sign < 0 || !WHOLE_NUMBER.matcher(number).matches() || Integer.parseInt(number) > most) {
                throw new InvalidSetting(
                        setting.key,
                        Printable.quoted(value) + " is not block=number, from 0 to " + most
                                + "; write for example 10.20.0.1/32=600");
            }
            CidrBlock block;
            try {
                block = CidrBlock.parse(value.substring(0, sign));
            } catch (IllegalArgumentException invalid) {
                throw new InvalidSetting(setting.key, invalid.getMessage());
            }
            if (limits.put(block, Integer.valueOf(number)) != null) {
                throw new InvalidSetting(setting.key, block + " has two limits; write one");
            }
        }
        return Map.copyOf(limits);
    }
}
