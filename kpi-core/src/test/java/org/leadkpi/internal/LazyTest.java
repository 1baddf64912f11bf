package org.leadkpi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyTest {

    @Test
    void get_makesItOnce() {
        List<String> made = new ArrayList<>();
        Lazy<String> lazy = new Lazy<>(() -> {
            made.add("once");
            return "value";
        });

        assertThat(made).isEmpty();
        assertThat(lazy.get()).isEqualTo("value");
        assertThat(lazy.get()).isEqualTo("value");
        assertThat(made).hasSize(1);
        assertThat(Lazy.of("there").get()).isEqualTo("there");
    }

    @Test
    void get_afterAMakerThatThrew_triesAgain() {
        List<Integer> tries = new ArrayList<>();
        Lazy<Integer> lazy = new Lazy<>(() -> {
            tries.add(tries.size());
            if (tries.size() == 1) {
                throw new IllegalStateException("not yet");
            }
            return tries.size();
        });

        assertThatIllegalStateException().isThrownBy(lazy::get).withMessage("not yet");
        assertThat(lazy.get()).isEqualTo(2);
    }
}
