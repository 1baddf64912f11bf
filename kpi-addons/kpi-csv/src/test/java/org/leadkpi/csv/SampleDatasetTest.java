package org.leadkpi.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;

class SampleDatasetTest {

    @Test
    void files_areAllThereAre() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(SampleCompany.class.getResource("sample"))
                .toURI());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(SampleCompany.files().keySet());
        }
    }

    @Test
    void files_canBeOpenedMoreThanOnce() throws IOException {
        CsvSource leads = Objects.requireNonNull(SampleCompany.files().get("leads.csv"));

        try (InputStream first = leads.open();
                InputStream second = leads.open()) {
            assertThat(first.readAllBytes()).isEqualTo(second.readAllBytes());
        }
    }

    @Test
    void dataset_isTheSameEachTime() {
        assertThat(SampleCompany.dataset()).isSameAs(SampleCompany.dataset());
        assertThat(SampleCompany.load()).isSameAs(SampleCompany.load());
    }

    @Test
    void dataset_isWhatItSaysAndSuppliesEveryFeedButNone() {
        Dataset data = SampleCompany.dataset();

        assertThat(data.range()).isEqualTo(SampleCompany.RANGE);
        assertThat(data.zone()).isEqualTo(SampleCompany.ZONE);
        assertThat(data.currency()).isEqualTo(SampleCompany.CURRENCY);
        assertThat(data.asOf()).isEqualTo(SampleCompany.RANGE.endInstant(SampleCompany.ZONE));
        assertThat(data.feeds())
                .containsAll(List.of(
                        Feed.LEADS,
                        Feed.MQL_DATES,
                        Feed.SQL_DATES,
                        Feed.OPPORTUNITIES,
                        Feed.QUALIFICATION,
                        Feed.SPEND,
                        Feed.TRAFFIC,
                        Feed.TOUCHES,
                        Feed.REPS));
    }

    @Test
    void dataset_hasOddRows_butFew() {
        assertThat(SampleCompany.load().problems(SampleCompany.dataset())).hasSizeBetween(1, 20);
    }

    @Test
    void scorecard_byChannelAndMonth_hasAValueForMostKpis() {
        Scorecard card = Scorecard.of(SampleCompany.dataset(), Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(card.get(StandardKpis.COST_PER_LEAD, "paid_search").trace())
                .isEqualTo("cost-per-lead = spend / leads = USD 75,810.06 / 639 = USD 118.64");
        assertThat(card.kpis().stream()
                        .filter(kpi -> card.get(kpi).value().isDefined())
                        .count())
                .isGreaterThan(card.kpis().size() * 3L / 4);
    }
}
