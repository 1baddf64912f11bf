package org.leadkpi.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleCompanyTest {

    private static final Map<String, String> FILES = SampleCompanyGenerator.files();

    static Stream<String> names() {
        return FILES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void resource_isWhatTheGeneratorMakes(String name) {
        assertThat(resource(name))
                .as("stale, run %s.main", SampleCompanyGenerator.class.getName())
                .isEqualTo(FILES.get(name));
    }

    @Test
    void files_madeTwice_areTheSame() {
        assertThat(SampleCompanyGenerator.files()).isEqualTo(FILES);
    }

    @Test
    void files_together_staySmall() {
        assertThat(FILES.values().stream().mapToInt(String::length).sum()).isLessThan(2_500_000);
    }

    @Test
    void files_neverKnowWhatHappenedAfterTheYear() {
        String known = FILES.get("leads.csv") + FILES.get("opportunities.csv") + FILES.get("signals.csv");

        assertThat(known).doesNotContain(",2026-07-").doesNotContain(",2026-08-");
    }

    @Test
    void files_holdNoAddress() {
        assertThat(FILES.values()).noneMatch(text -> text.contains("@"));
    }

    @Test
    void leads_areAYearOfASmallCompany() {
        assertThat(rows("leads.csv")).hasSizeBetween(2_900, 3_300);
        assertThat(rows("touches.csv")).hasSizeBetween(9_000, 12_000);
        assertThat(rows("opportunities.csv")).hasSizeBetween(450, 600);
        assertThat(rows("reps.csv")).hasSize(9);
    }

    @Test
    void opportunities_areWonAtABelievableRate() {
        long won = count("opportunities.csv", ",won,");
        long lost = count("opportunities.csv", ",lost,");

        assertThat(won).isBetween(120L, 160L);
        assertThat((double) won / (won + lost)).isBetween(.25, .45);
    }

    @Test
    void leads_ofPaidSocial_areManyAndSeldomAccepted() {
        // sql_at follows mql_at; both follow the score
        String accepted = "inbound,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,20[^,]*,20";

        assertThat(count("leads.csv", ",paid_social,")).isGreaterThan(count("leads.csv", ",paid_search,"));
        assertThat(count("leads.csv", ",paid_social,[^,]*," + accepted))
                .isLessThan(count("leads.csv", ",paid_search,[^,]*," + accepted) / 3);
    }

    @Test
    void spend_inEuro_hasARateForEveryMonth() {
        assertThat(count("spend.csv", ",EUR,")).isEqualTo(24);
        assertThat(count("fx.csv", "^2025-0[7-9]|^2025-1|^2026-0[1-6]")).isEqualTo(12);
    }

    @Test
    void mess_isThere() {
        assertThat(count("leads.csv", "2025-13-04")).isEqualTo(1);
        assertThat(count("touches.csv", ",n/a,")).isEqualTo(1);
        assertThat(count("opportunities.csv", ",n/a,")).isEqualTo(1);
        assertThat(count("opportunities.csv", ",L9999,")).isEqualTo(1);
        assertThat(count("opportunities.csv", ",unknown,")).isEqualTo(30);
        assertThat(count("leads.csv", ",true,")).isEqualTo(6);
        assertThat(rows("leads.csv").stream().map(row -> row.substring(0, 5)).distinct())
                .as("one lead id is repeated")
                .hasSize(rows("leads.csv").size() - 1);
    }

    private static List<String> rows(String name) {
        return FILES.get(name).lines().skip(1).toList();
    }

    private static long count(String name, String pattern) {
        return rows(name).stream()
                .filter(Pattern.compile(pattern).asPredicate())
                .count();
    }

    private static String resource(String name) {
        try (InputStream in = SampleCompanyTest.class.getResourceAsStream("sample/" + name)) {
            assertThat(in).as("resource sample/%s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
