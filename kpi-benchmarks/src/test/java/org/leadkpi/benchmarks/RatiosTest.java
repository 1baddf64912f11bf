package org.leadkpi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void tables_ofJmhJson_compareMediansOfOneRun() {
        String json = "[" + result("ScorecardBench.handLoop", "[[1500.0, 1400.5, 1600.0]]") + ","
                + result("ScorecardBench.prepared", "[[12.0, 10.0], [11.0]]") + "]";

        assertThat(Ratios.tables(json)).isEqualTo("""
                        ScorecardBench, leads = 1000000, JDK 17.0.15

                        | arm | ms, median | ms, range | times `prepared` |
                        | --- | --- | --- | --- |
                        | `prepared` | 11.0 | 10.0 to 12.0 | 1.00 |
                        | `handLoop` | 1,500 | 1,401 to 1,600 | 136 |

                        """);
    }

    @Test
    void tables_ofSingleKpis_compareWhatAsksTheSame() {
        String json = "[" + result("SingleKpiBench.costPerLead", "[[2.0, 4.0]]") + ","
                + result("SingleKpiBench.costPerLeadDuckdb", "[[6.0]]") + ","
                + result("SingleKpiBench.leadsByOwner", "[[0.5]]") + "]";

        assertThat(Ratios.tables(json))
                .contains("| `costPerLeadDuckdb` | 6.00 | 6.00 to 6.00 | 2.00 |  |")
                .contains("| `leadsByOwner` | 0.500 | 0.500 to 0.500 |  | 1.00 |");
    }

    @Test
    void parse_ofResultWithoutTimes_throws() {
        assertThatThrownBy(() -> Ratios.parse("{\"benchmark\" : \"org.leadkpi.ScorecardBench.prepared\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no times of prepared");
    }

    private static String result(String name, String rawData) {
        return """
                {
                    "jmhVersion" : "1.37",
                    "benchmark" : "org.leadkpi.benchmarks.%s",
                    "vmVersion" : "17.0.15",
                    "params" : {
                        "leads" : "1000000"
                    },
                    "primaryMetric" : {
                        "score" : 1.0,
                        "rawData" : %s
                    },
                    "secondaryMetrics" : {
                    }
                }""".formatted(name, rawData);
    }
}
