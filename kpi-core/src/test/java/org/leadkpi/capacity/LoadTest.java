package org.leadkpi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.Seniority;
import org.leadkpi.value.Rational;

/** Loads against the published bands: the examples of spec 6.1 and 6.2. */
class LoadTest {

    private static final LoadBands BANDS = LoadBands.published();

    private static Load load(LeadType type, long leads) {
        return Load.of(Map.of(type, leads), BANDS);
    }

    @Test
    void published_areTheBandsOfTheArticle() {
        assertThat(BANDS.byType())
                .isEqualTo(Map.of(
                        LeadType.COLD_INBOUND, LoadBand.between(100, 300),
                        LeadType.WARM_MQL, LoadBand.between(50, 100),
                        LeadType.HOT_SQL, LoadBand.between(20, 50),
                        LeadType.OUTBOUND_PROSPECT, LoadBand.between(300, 500)));
        assertThat(BANDS.general()).isEqualTo(LoadBand.between(100, 200));
        assertThat(BANDS.few()).isEqualTo(LoadBand.between(50, 100));
        assertThat(BANDS.many()).isEqualTo(Rational.of(300));
    }

    @Test
    void mixedBook_addsTheSharesOfItsTypes() {
        Load mixed = Load.of(Map.of(LeadType.COLD_INBOUND, 100L, LeadType.WARM_MQL, 25L, LeadType.HOT_SQL, 10L), BANDS);

        assertThat(mixed.againstUpper()).isEqualTo(Rational.of(47, 60)); // 0.7833
        assertThat(mixed.againstLower()).isEqualTo(Rational.of(2));
        assertThat(mixed.state()).isEqualTo(LoadState.IN_BAND);
        assertThat(mixed.total()).isEqualTo(Rational.of(135));
        // wrong: 135 leads held against the general band alone
        assertThat(mixed.againstUpper()).isNotEqualTo(Rational.of(135, 200));
    }

    @ParameterizedTest
    @CsvSource({
        "COLD_INBOUND, 2/3, 2, IN_BAND",
        "WARM_MQL, 2, 4, OVER",
        "HOT_SQL, 4, 10, OVER",
        "OUTBOUND_PROSPECT, 2/5, 2/3, IDLE",
        "PQL, 1, 2, IN_BAND",
        "UNKNOWN, 1, 2, IN_BAND"
    })
    void e21_twoHundredLeads_dependOnTheirType(LeadType type, String upper, String lower, LoadState state) {
        Load load = load(type, 200);

        assertThat(load.againstUpper()).isEqualTo(Rational.parse(upper));
        assertThat(load.againstLower()).isEqualTo(Rational.parse(lower));
        assertThat(load.state()).isEqualTo(state);
    }

    @Test
    void edgesOfABand_areInBand() {
        BANDS.byType().forEach((type, band) -> {
            long lower = band.lower().toLongExact();
            long upper = band.upper().toLongExact();

            assertThat(load(type, lower).state()).isEqualTo(LoadState.IN_BAND);
            assertThat(load(type, lower - 1).state()).isEqualTo(LoadState.IDLE);
            assertThat(load(type, upper).state()).isEqualTo(LoadState.IN_BAND);
            assertThat(load(type, upper + 1).state()).isEqualTo(LoadState.OVER);
        });
    }

    @Test
    void noLeads_areIdle() {
        assertThat(Load.of(Map.of(), BANDS).state()).isEqualTo(LoadState.IDLE);
        assertThat(Load.of(Map.of(), BANDS).label()).contains(LoadLabel.VERY_LOW);
    }

    @ParameterizedTest
    @CsvSource({"49, VERY_LOW", "50, LOW", "100, LOW", "101, TYPICAL", "299, TYPICAL", "300, HIGH"})
    void label_isOfTheRatioAlone(long leads, LoadLabel label) {
        assertThat(load(LeadType.COLD_INBOUND, leads).label()).contains(label);
    }

    @Test
    void outboundProspects_makeNoRatioHighButKeepOneFromBeingLow() {
        assertThat(load(LeadType.OUTBOUND_PROSPECT, 400).label()).isEmpty();
        assertThat(load(LeadType.OUTBOUND_PROSPECT, 400).state()).isEqualTo(LoadState.IN_BAND);
        assertThat(Load.of(Map.of(LeadType.OUTBOUND_PROSPECT, 400L, LeadType.WARM_MQL, 5L), BANDS)
                        .label())
                .contains(LoadLabel.TYPICAL);
        assertThat(Load.of(Map.of(LeadType.OUTBOUND_PROSPECT, 10L, LeadType.COLD_INBOUND, 300L), BANDS)
                        .label())
                .contains(LoadLabel.HIGH);
    }

    @Test
    void perMonth_takesPartOfAMonthForWhatItIs() {
        Load week = Load.perMonth(Map.of(LeadType.COLD_INBOUND, 35L), Rational.of(7, 30), BANDS);

        assertThat(week.total()).isEqualTo(Rational.of(150));
        assertThat(week.label()).contains(LoadLabel.TYPICAL); // wrong: 35 leads, very low
    }

    @Test
    void states_sayWhatTheyAreGoodAndBadFor() {
        assertThat(LoadState.OVER.benefits())
                .containsExactly("more opportunities", "fits automation and short sales cycles");
        assertThat(LoadState.OVER.risks()).containsExactly("burnout", "weak engagement", "less personal contact");
        assertThat(LoadState.IDLE.benefits())
                .containsExactly("personal contact", "room for relationships", "higher conversion");
        assertThat(LoadState.IDLE.risks()).containsExactly("unused capacity", "slow pipeline");
        assertThat(LoadState.IN_BAND.benefits()).containsExactly("productivity", "conversion", "morale", "revenue");
        assertThat(LoadState.IN_BAND.risks()).isEmpty();
        assertThat(LoadState.OVER.citation()).hasToString("A2 high against low lead ratios");
        assertThat(LoadState.questions()).hasSize(3);
    }

    @Test
    void negativeLeads_areRefused() {
        assertThatThrownBy(() -> load(LeadType.PQL, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leads of type PQL are -1, must not be negative");
    }

    @Test
    void bandsThatAreNone_areRefused() {
        assertThatThrownBy(() -> LoadBand.between(0, 10)).hasMessage("load band begins at 0, must begin above zero");
        assertThatThrownBy(() -> LoadBand.between(20, 10))
                .hasMessage("load band from 20 must not end before it, at 10");
        assertThatThrownBy(() ->
                        new LoadBands(Map.of(), LoadBand.between(1, 2), LoadBand.between(50, 100), Rational.of(100)))
                .hasMessage("a high ratio begins at 100, must begin above the low one, which ends at 100");
        assertThatThrownBy(() -> BANDS.times(Rational.ZERO)).hasMessage("capacity multiplier is 0, must be above zero");
    }

    // ---- what makes reps differ

    @Test
    void capacity_followsExperienceAndWorkingTime() {
        assertThat(cold(Seniority.MID, "1")).isEqualTo(LoadBand.between(100, 300));
        assertThat(cold(Seniority.UNKNOWN, "1")).isEqualTo(LoadBand.between(100, 300));
        assertThat(cold(Seniority.SENIOR, "1")).isEqualTo(LoadBand.between(120, 360));
        assertThat(cold(Seniority.JUNIOR, "1")).isEqualTo(LoadBand.between(70, 210));
        assertThat(cold(Seniority.JUNIOR, "0.5")).isEqualTo(LoadBand.between(35, 105));
    }

    private static LoadBand cold(Seniority seniority, String fte) {
        Rep rep = Rep.builder("R").seniority(seniority).fte(Rational.parse(fte)).build();
        return CapacityModel.standard().of(rep).of(LeadType.COLD_INBOUND);
    }

    @Test
    void capacityOfARep_standsForEveryType() {
        LoadBands bands = CapacityModel.standard().of(Floor.rep("R", Seniority.JUNIOR, 60));

        assertThat(bands.of(LeadType.COLD_INBOUND)).isEqualTo(LoadBand.between(20, 60));
        assertThat(bands.of(LeadType.PQL)).isEqualTo(LoadBand.between(30, 60));
    }

    @Test
    void managersAndRepsWithoutCapacity_carryNoLeads() {
        assertThat(CapacityModel.carriesLeads(Rep.builder("R").build())).isTrue();
        assertThat(CapacityModel.carriesLeads(
                        Rep.builder("R").role(RepRole.MANAGER).build()))
                .isFalse();
        assertThat(CapacityModel.carriesLeads(Floor.rep("R", Seniority.MID, 0))).isFalse();
    }

    @Test
    void bandOfAnyRep_endsAtOneLeadAtLeast() {
        LoadBand least = BANDS.times(Rational.of(1, 1000)).of(LeadType.HOT_SQL);

        assertThat(least).isEqualTo(new LoadBand(Rational.of(1, 50), Rational.ONE));
    }

    @Test
    void factors_areCutAtAHalfAndAtTwo() {
        CapacityFactors slow = CapacityFactors.STANDARD.withSalesCycle(Rational.of(1, 10));
        CapacityFactors quick = CapacityFactors.STANDARD.withSalesCycle(Rational.of(10));

        assertThat(slow.multiplier(Seniority.SENIOR)).isEqualTo(Rational.of(1, 2));
        assertThat(quick.multiplier(Seniority.JUNIOR)).isEqualTo(Rational.of(2));
        assertThat(CapacityFactors.STANDARD
                        .withSalesCycle(Rational.parse("0.8"))
                        .multiplier(Seniority.SENIOR))
                .isEqualTo(Rational.parse("0.96"));
        assertThatThrownBy(() -> CapacityFactors.NONE.withSalesCycle(Rational.ZERO))
                .hasMessage("capacity factor sales cycle is 0, must be above zero");
    }

    @Property
    void capacity_neverFallsAsAFactorRises(@ForAll Random random) {
        List<Rational> factors = List.of(any(random), any(random), any(random), any(random), any(random));
        Rational more = any(random).plus(Rational.ONE);
        LoadBands before = BANDS.times(multiplier(factors));
        for (int raised = 0; raised < factors.size(); raised++) {
            List<Rational> higher = new ArrayList<>(factors);
            higher.set(raised, factors.get(raised).times(more));
            LoadBands after = BANDS.times(multiplier(higher));

            for (LeadType type : LeadType.values()) {
                assertThat(after.of(type).upper())
                        .isGreaterThanOrEqualTo(before.of(type).upper());
                assertThat(after.of(type).upper()).isGreaterThanOrEqualTo(Rational.ONE);
            }
        }
    }

    private static Rational multiplier(List<Rational> factors) {
        return new CapacityFactors(
                        Map.of(Seniority.MID, factors.get(0)),
                        factors.get(1),
                        factors.get(2),
                        factors.get(3),
                        factors.get(4))
                .multiplier(Seniority.MID);
    }

    private static Rational any(Random random) {
        return Rational.of(1 + random.nextInt(30), 10);
    }

    @Property
    void book_isNeverOverAndIdle_andOfOneTypeJudgedByItsBand(@ForAll Random random) {
        LoadBands bands = BANDS.times(Rational.of(1 + random.nextInt(40), 20));
        Map<LeadType, Long> leads = new EnumMap<>(LeadType.class);
        for (int i = random.nextInt(4); i >= 0; i--) {
            leads.put(Floor.anyOf(random, LeadType.values()), (long) random.nextInt(300));
        }
        Load load = Load.of(leads, bands);

        assertThat(load.againstLower()).isGreaterThanOrEqualTo(load.againstUpper());
        if (leads.size() == 1) {
            LeadType type = leads.keySet().iterator().next();
            Rational count = Rational.of(leads.get(type));
            LoadBand band = bands.of(type);
            LoadState expected = count.compareTo(band.upper()) > 0
                    ? LoadState.OVER
                    : count.compareTo(band.lower()) < 0 ? LoadState.IDLE : LoadState.IN_BAND;
            assertThat(load.state()).isEqualTo(expected);
        }
    }
}
