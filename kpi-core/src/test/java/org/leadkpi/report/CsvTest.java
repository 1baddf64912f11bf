package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Source;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;

class CsvTest {

    private static List<String> rows(Scorecard card) {
        return Csv.scorecard(card, card.readings()).lines().toList();
    }

    @Test
    void scorecard_isARowPerReading() {
        List<String> rows = rows(Books.card(Grain.NONE, List.of(CHANNEL), "cost-per-lead"));

        assertThat(rows)
                .hasSize(6)
                .startsWith("kpi,basis,channel,from,to,status,value,unit,numerator,denominator,n,lower,upper,flags,"
                        + "excluded,reason,provisional")
                .contains("cost-per-lead,PERIOD,outbound,2026-01-01,2026-03-01,NO_OUTPUT,,USD,50,0,0,"
                        + "16.690410034766707,,,,50.00 of spend and no leads,");
        assertThat(rows.get(5))
                .startsWith("cost-per-lead,PERIOD,,2026-01-01,2026-03-01,DEFINED,150.16666666666667,USD,450.5,3,3,")
                .endsWith(",UNALLOCATED INCLUDES_UNCOSTED,DUPLICATE=1,,");
    }

    @Test
    void scorecard_ofATextThatLooksLikeAFormula_putsAnApostropheInFront() {
        assertThat(rows(Books.card(Grain.NONE, List.of(CHANNEL), "new-leads")))
                .anySatisfy(row -> assertThat(row).startsWith("new-leads,PERIOD,\"'=1|<b>,\"\"x\"\"\",2026-01-01,"));
    }

    @Test
    void scorecard_byADimensionNamedLikeAColumn_tellsThemApart() {
        Dimension status =
                Dimension.named("status").of(Source.LEADS, lead -> lead.lead().channel());

        assertThat(rows(Books.card(Grain.NONE, List.of(status), "new-leads")).get(0))
                .startsWith("kpi,basis,segment.status,from,");
    }

    @Test
    void scorecard_withoutDimensions_hasNoColumnForThem() {
        assertThat(rows(Books.card(Grain.NONE, List.of(), "new-leads")))
                .contains("new-leads,PERIOD,2026-01-01,2026-03-01,DEFINED,3,count,3,,3,0.6029725709702299,"
                        + "8.765364396746335,,DUPLICATE=1,,");
    }
}
