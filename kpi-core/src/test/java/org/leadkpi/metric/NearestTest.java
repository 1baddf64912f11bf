package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "abc, abc, 0",
        "kitten, sitting, 3",
        "sitting, kitten, 3",
        "flaw, lawn, 2",
        "cpl, clp, 2",
        "a, b, 1"
    })
    void edits_isTheLevenshteinDistance(String a, String b, int edits) {
        assertThat(Nearest.edits(a, b)).isEqualTo(edits);
    }

    @Test
    void to_putsNamesThatContainItFirstThenFewerEdits() {
        List<String> names = List.of("cost-per-opportunity", "cpl", "cat", "spend", "cpo", "cost-per-cp");

        assertThat(Nearest.to("cp", names)).containsExactly("cpl", "cpo", "cost-per-cp");
        assertThat(Nearest.to("cet", names)).containsExactly("cat", "cpl", "cpo");
        assertThat(Nearest.to("x", List.of("b", "a"))).containsExactly("a", "b");
    }
}
