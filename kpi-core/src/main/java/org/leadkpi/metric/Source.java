package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Acquisition;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Cycle;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Prospect;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Spend;
import org.leadkpi.model.TargetAccount;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.Traffic;
import org.leadkpi.response.Conversation;
import org.leadkpi.response.FirstAttempt;
import org.leadkpi.response.FirstMessage;
import org.leadkpi.response.FirstReply;
import org.leadkpi.response.Inquiry;
import org.leadkpi.response.Meeting;
import org.leadkpi.response.Reply;
import org.leadkpi.response.SequenceEntry;

/**
 * A kind of record that tallies are taken over.
 *
 * @param <R> the type of a record
 * @since 0.1
 */
public final class Source<R> {

    /** Leads with everything that happened to them. */
    public static final Source<Journey> LEADS = new Source<>("lead", Feed.LEADS, Dataset::journeys);

    /** Opportunities with the leads they came from. */
    public static final Source<Deal> OPPORTUNITIES = new Source<>("opportunity", Feed.OPPORTUNITIES, Dataset::deals);

    /** New customers, once per identity; needs no feed of its own, since several can tell. */
    public static final Source<Acquisition> ACQUISITIONS = new Source<>("new customer", null, Dataset::acquisitions);

    /** Customers with their revenue, for as long as they are customers. */
    public static final Source<Customer> CUSTOMERS = new Source<>("customer", Feed.CUSTOMERS, Dataset::customers);

    /** What touches are as outreach. */
    static final Facet<Activity, TouchForm> FORM = Facet.ofAll(TouchForm.class, (activity, data) -> activity.form());

    /** Touches with the leads they belong to. */
    public static final Source<Activity> TOUCHES = new Source<Activity>("touch", Feed.TOUCHES, Dataset::activities)
            .belongingTo(new Owner<>(LEADS, Activity::journey, Journey::activities, data -> data::leadOfActivity));

    /** Spend. */
    public static final Source<Spend> SPEND = new Source<>("spend", Feed.SPEND, Dataset::spend);

    /** Traffic. */
    public static final Source<Traffic> TRAFFIC = new Source<>("traffic", Feed.TRAFFIC, Dataset::traffic);

    /** Reps. */
    public static final Source<Rep> REPS = new Source<>("rep", Feed.REPS, Dataset::reps);

    /** Prospects of outbound lists. */
    public static final Source<Prospect> PROSPECTS = new Source<>("prospect", Feed.PROSPECTS, Dataset::prospects);

    /** Accounts of target lists. */
    public static final Source<TargetAccount> TARGET_ACCOUNTS =
            new Source<>("target account", Feed.TARGET_ACCOUNTS, Dataset::targetAccounts);

    /** Enrollments in sequences. */
    public static final Source<Enrollment> ENROLLMENTS =
            new Source<>("enrollment", Feed.ENROLLMENTS, Dataset::enrollments);

    /** Ways of leads along the path: leads, seen as their cycles; one that was recycled and came back, several times. */
    public static final Source<Cycle> CYCLES = LEADS.seenAsAll((lead, data) -> Cycle.all(lead));

    /** Inbound leads that wait, or waited, for an answer: leads, seen as what they asked; one that asked again, several times. */
    public static final Source<Inquiry> INQUIRIES = LEADS.seenAsAll(Inquiry::all);

    /** Messages that answer ours: touches, seen with what they answer. */
    public static final Source<Reply> REPLIES = TOUCHES.seenAs(FORM.is(TouchForm::isFromPerson), Reply::of);

    /** Conversations: touches, seen with the attempts that brought them. */
    public static final Source<Conversation> CONVERSATIONS =
            TOUCHES.seenAs(FORM.is(TouchForm::mayBeConversation), Conversation::of);

    /** Contacts that we tried to reach: touches, seen as the first attempt. */
    public static final Source<FirstAttempt> FIRST_ATTEMPTS =
            TOUCHES.seenAs(FORM.is(TouchForm::isAttempt), FirstAttempt::of);

    /** Contacts that we wrote to: touches, seen as the first message that arrived, or that was sent where none did. */
    public static final Source<FirstMessage> FIRST_MESSAGES =
            TOUCHES.seenAs(FORM.is(TouchForm::isOutboundMessage), FirstMessage::of);

    /** Contacts that replied: replies, seen as the first one. */
    public static final Source<FirstReply> FIRST_REPLIES = REPLIES.seenAs(FirstReply::of);

    /** Conversations by social message: touches, seen with the messages of ours that brought them. */
    public static final Source<Conversation> SOCIAL_CONVERSATIONS =
            TOUCHES.seenAs(FORM.is(form -> form == TouchForm.SOCIAL_FROM_PERSON), Conversation::bySocialMessage);

    /** Meetings whose time has come: touches, seen as what became of the meeting. */
    public static final Source<Meeting> MEETINGS =
            TOUCHES.seenAs(FORM.is(form -> form == TouchForm.MEETING), Meeting::of);

    /** Contacts in sequences: enrollments, seen with what came of them. */
    public static final Source<SequenceEntry> SEQUENCE_ENTRIES =
            ENROLLMENTS.seenAs((enrollment, data) -> Optional.of(SequenceEntry.of(enrollment, data)));

    private final String name;
    private final Optional<Feed> feed;
    private final Function<Dataset, List<R>> records;
    private final Optional<Seen<?, R>> seen;
    private final Optional<Owner<R, ?>> owner;

    private Source(String name, @Nullable Feed feed, Function<Dataset, List<R>> records) {
        this(name, Optional.ofNullable(feed), records, Optional.empty(), Optional.empty());
    }

    private Source(
            String name,
            Optional<Feed> feed,
            Function<Dataset, List<R>> records,
            Optional<Seen<?, R>> seen,
            Optional<Owner<R, ?>> owner) {
        this.name = Objects.requireNonNull(name, "name");
        this.feed = feed;
        this.records = records;
        this.seen = seen;
        this.owner = owner;
    }

    /**
     * What the records of a source belong to.
     *
     * @param source the source of what owns
     * @param of the owner of a record, empty when it has none
     * @param records what belongs to an owner, in the order of the source
     * @param places tells the place of the owner among the records of its source, given that of the record; -1 when it has none
     * @param <R> the type of a record
     * @param <B> the type of an owner
     * @since 0.1
     */
    public record Owner<R, B>(
            Source<B> source,
            Function<R, Optional<B>> of,
            Function<B, List<R>> records,
            Function<Dataset, IntUnaryOperator> places) {}

    private Source<R> belongingTo(Owner<R, ?> owns) {
        return new Source<>(name, feed, records, seen, Optional.of(owns));
    }

    /**
     * Returns what the records belong to.
     *
     * @return the owner, empty for records that stand for themselves
     */
    public Optional<Owner<R, ?>> owner() {
        return owner;
    }

    /** Another source, and what its records are seen as. */
    private record Seen<B, R>(Source<B> base, BiPredicate<B, Dataset> condition, BiFunction<B, Dataset, List<R>> view) {

        List<R> records(Dataset data) {
            List<R> records = new ArrayList<>();
            base.records(data).forEach(record -> {
                if (condition.test(record, data)) {
                    records.addAll(view.apply(record, data));
                }
            });
            return records;
        }
    }

    /**
     * Sees the records of this source as something else, which is worked out once per record for all tallies over it. A
     * dimension that splits this source splits the other one too.
     *
     * @param view what a record is seen as, empty when it is no such thing
     * @param <S> the type of what is seen
     * @return the source, with the name and feed of this one
     */
    public <S> Source<S> seenAs(BiFunction<R, Dataset, Optional<S>> view) {
        return seenAsAll(listed(view));
    }

    /**
     * Sees those records of this source that a condition holds for as something else, as {@link #seenAs(BiFunction)} does with
     * all of them. A condition object that tallies and views share is asked once per record, and spares the view.
     *
     * @param condition tells which records may be such a thing
     * @param view what a record is seen as, empty when it is no such thing
     * @param <S> the type of what is seen
     * @return the source, with the name and feed of this one
     */
    public <S> Source<S> seenAs(BiPredicate<R, Dataset> condition, BiFunction<R, Dataset, Optional<S>> view) {
        return seenAs(new Seen<>(this, condition, listed(view)));
    }

    private static <R, S> BiFunction<R, Dataset, List<S>> listed(BiFunction<R, Dataset, Optional<S>> view) {
        return (record, data) -> {
            Optional<S> seen = view.apply(record, data);
            return seen.isPresent() ? List.of(seen.get()) : List.of();
        };
    }

    /**
     * Sees each record of this source as any number of something else, as {@link #seenAs(BiFunction)} does as one or none.
     *
     * @param view what a record is seen as
     * @param <S> the type of what is seen
     * @return the source, with the name and feed of this one
     */
    public <S> Source<S> seenAsAll(BiFunction<R, Dataset, List<S>> view) {
        return seenAs(new Seen<>(this, (record, data) -> true, view));
    }

    private <S> Source<S> seenAs(Seen<R, S> seenAs) {
        return new Source<>(name, feed, seenAs::records, Optional.of(seenAs), Optional.empty());
    }

    /**
     * Returns whose records these are.
     *
     * @return the source that this one is a view of, at the end of all views; itself when it is none
     */
    public Source<?> base() {
        return seen.isPresent() ? seen.get().base().base() : this;
    }

    /** The source this one is directly a view of. */
    Optional<Source<?>> viewed() {
        return seen.map(Seen::base);
    }

    /** This source, the one it is a view of, and so on; no tally need be over those between. */
    List<Source<?>> way() {
        List<Source<?>> way = new ArrayList<>(List.of(this));
        viewed().ifPresent(viewed -> way.addAll(viewed.way()));
        return way;
    }

    /** What a record of the source that this one is a view of must be to be seen as anything. */
    @SuppressWarnings("unchecked") // the condition is on the records of that source
    <B> BiPredicate<B, Dataset> seenWhere() {
        return ((Seen<B, R>) seen.orElseThrow()).condition();
    }

    /** What a record of the source that this one is a view of is seen as. */
    @SuppressWarnings("unchecked") // the record belongs to that source
    List<R> seen(Object record, Dataset data) {
        return ((Seen<Object, R>) seen.orElseThrow()).view().apply(record, data);
    }

    /**
     * Returns what one record is called.
     *
     * @return the name, as {@code lead}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the feed without which nothing of this source is known.
     *
     * @return the feed, empty when several feeds can tell
     */
    public Optional<Feed> feed() {
        return feed;
    }

    /**
     * Returns the records.
     *
     * @param data the dataset
     * @return the records of this source
     */
    public List<R> records(Dataset data) {
        return records.apply(data);
    }

    @Override
    public String toString() {
        return name;
    }
}
