package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.metric.StandardTallies.MQLS;
import static org.leadkpi.metric.StandardTallies.SPEND;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Obstacle;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Exclusion;

class ColumnsTest {

    private static final Columns COLUMNS = new Columns(List.of(LEADS, MQLS), 2);

    @Test
    void everyColumn_hasItsOwnNumberAndName() {
        Set<Integer> numbers = new TreeSet<>();
        for (Tally<?> tally : List.of(LEADS, MQLS)) {
            assertReadsBack(Columns.total(COLUMNS.tally(tally)), tally.name(), numbers);
            for (Exclusion reason : Exclusion.values()) {
                assertReadsBack(Columns.leftOut(COLUMNS.tally(tally), reason), tally.name() + "!" + reason, numbers);
            }
            for (Obstacle obstacle : Obstacle.values()) {
                assertReadsBack(
                        Columns.obstacle(COLUMNS.tally(tally), obstacle), tally.name() + "?" + obstacle, numbers);
            }
        }

        assertThat(numbers).hasSize(2 * (1 + Exclusion.values().length + Obstacle.values().length));
    }

    private static void assertReadsBack(int column, String name, Set<Integer> numbers) {
        assertThat(COLUMNS.name(column)).isEqualTo(name);
        assertThat(COLUMNS.parse(name)).isEqualTo(column);
        numbers.add(column);
    }

    @Test
    void unknownTally_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COLUMNS.tally(SPEND))
                .withMessage("tally spend is not kept by this ledger");
    }

    @Test
    void parse_unknown_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COLUMNS.parse("leads!"))
                .withMessage("column leads! has an unknown mark !");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COLUMNS.parse("!TEST"))
                .withMessage("tally  is not kept by this ledger");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COLUMNS.parse(""))
                .withMessage("tally  is not kept by this ledger");
    }
}
