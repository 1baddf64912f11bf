/** Lead-generation KPIs: an immutable domain model, an exact ledger, and the KPI values read from it. */
module org.leadkpi.core {
    requires static org.jspecify;

    exports org.leadkpi.value;
    exports org.leadkpi.stats;
    exports org.leadkpi.time;
    exports org.leadkpi.model;
    exports org.leadkpi.response;
    exports org.leadkpi.scoring;
    exports org.leadkpi.capacity;
    exports org.leadkpi.metric;
    exports org.leadkpi.ledger;
    exports org.leadkpi.scorecard;
    exports org.leadkpi.benchmark;
    exports org.leadkpi.diagnosis;
    exports org.leadkpi.review;
    exports org.leadkpi.report;

    uses org.leadkpi.metric.KpiProvider;
}
