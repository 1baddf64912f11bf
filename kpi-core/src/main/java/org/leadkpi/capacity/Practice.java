package org.leadkpi.capacity;

import org.leadkpi.value.Citation;

/**
 * What the articles advise to do about the load of reps, as a checklist.
 *
 * @since 0.1
 */
public enum Practice {
    /** Score leads. */
    LEAD_SCORING("leads are scored, so that reps begin with the best"),
    /** Segment leads. */
    SEGMENTATION("leads are segmented, as by region, industry, deal size and product line"),
    /** Automate what is of low value. */
    AUTOMATE_LOW_VALUE("leads of low value go to e-mail sequences and chatbots, and reps keep those of high intent"),
    /** Watch loads weekly. */
    WEEKLY_MONITORING("loads are watched and evened out weekly, not monthly"),
    /** Agree how soon leads are followed up. */
    SLA_DEFINED("marketing and sales agree how soon a lead is followed up"),
    /** Let marketing and sales meet weekly. */
    WEEKLY_STANDUP("marketing and sales meet weekly on lead quality, results of campaigns, and feedback"),
    /** Keep outreach personal. */
    PERSONALIZED_OUTREACH("outreach is personal"),
    /** Coach reps. */
    COACHING("reps are coached one to one"),
    /** Reward what comes of leads. */
    REWARD_BY_CONVERSION("reps are rewarded by conversion per lead, not by volume of outreach"),
    /** Let the CRM assign leads. */
    CRM_ASSIGNMENT("the CRM assigns leads by itself, and shows their scores"),
    /** Let the CRM track engagement. */
    CRM_TRACKING("the CRM tracks engagement, and has dashboards"),
    /** Let the CRM keep records clean. */
    CRM_HYGIENE("the CRM removes duplicates, and cleans up cold leads");

    private static final Citation SOURCE = Citation.of(Citation.A2, "managing leads per rep");

    private final String words;

    Practice(String words) {
        this.words = words;
    }

    /** {@return what is done where the practice is followed} */
    public String words() {
        return words;
    }

    /** {@return who advises it} */
    public Citation citation() {
        return SOURCE;
    }
}
