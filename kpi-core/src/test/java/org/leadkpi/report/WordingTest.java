package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.metric.Flag;
import org.leadkpi.model.Exclusion;
import org.leadkpi.value.Status;

class WordingTest {

    @ParameterizedTest
    @EnumSource(Status.class)
    void of_everyStatus_isShort(Status status) {
        assertThat(Wording.of(status)).isNotBlank().hasSizeLessThanOrEqualTo(13);
        assertThat(Wording.meaning(status)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Flag.class)
    void meaning_ofEveryFlag_startsInLowerCase(Flag flag) {
        assertThat(Wording.meaning(flag)).matches("[a-z].*[^.]");
    }

    @ParameterizedTest
    @EnumSource(Exclusion.class)
    void of_everyExclusion(Exclusion exclusion) {
        assertThat(Wording.of(exclusion)).isNotBlank();
    }
}
