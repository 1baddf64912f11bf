package org.leadkpi.model;

import org.jspecify.annotations.Nullable;

/** The touches with their leads: those of one lead together, so that what is asked of its other touches is close at hand. */
final class Activities extends View<Activity> {

    private final Genesis genesis;
    private final Touches ofNoLead;

    /** The lead of the activity asked for last, which is often that of the next one too; threads may race to it. */
    private @Nullable Journey last;

    Activities(Genesis genesis) {
        this.genesis = genesis;
        this.ofNoLead = genesis.touchesOfNoLead();
    }

    @Override
    public Activity get(int index) {
        int lead = genesis.leadOfActivity(index);
        if (lead < 0) {
            return new Activity(ofNoLead, index - (size() - ofNoLead.size()), null);
        }
        Journey known = last;
        if (known == null || !known.isNumber(lead)) {
            known = genesis.journey(lead);
            last = known;
        }
        return known.activity(index - genesis.firstActivityOf(lead));
    }

    @Override
    public int size() {
        return genesis.touches().size();
    }
}
