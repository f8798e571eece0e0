package io.throughline.incident.alert.rule;

import io.throughline.incident.CreationLock;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.json.CleanText;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what people decide on alerts; each decision is added to the ledger, and none is ever changed. */
@ApplicationScoped
public class AlertRuleService {
    private static final Logger LOG = Logger.getLogger(AlertRuleService.class);
    private static final int LONGEST_NAME = 255;

    private final AlertRuleTable rules;
    private final JudgingQueue judging;
    private final RightToJudge rightToJudge;
    private final CreationLock creation;
    private final Event<RuleDecided> decided;
    private final Caller caller;
    private final Clock clock;

    AlertRuleService(
            AlertRuleTable rules,
            JudgingQueue judging,
            RightToJudge rightToJudge,
            CreationLock creation,
            Event<RuleDecided> decided,
            Caller caller,
            Clock clock) {
        this.rules = rules;
        this.judging = judging;
        this.rightToJudge = rightToJudge;
        this.creation = creation;
        this.decided = decided;
        this.caller = caller;
        this.clock = clock;
    }

    /** The newest decision on each of these names; one statement. Names on which there is none are left out. */
    public Map<AlertName, AlertRule> newest(Collection<AlertName> names) throws SQLException {
        return rules.newest(names);
    }

    /**
     * Writes a rule, whole: the next decision on the alerts of that name.
     *
     * @throws UnknownResourceException if the service is not in the catalogue (problem {@code not-found}, 404)
     * @throws AccessDeniedException if the caller may not decide (problem {@code forbidden}, 403)
     * @throws InvalidFieldsException if the name cannot be one, or the end is over (problem {@code invalid-request}, 400)
     */
    @Transactional(rollbackOn = SQLException.class)
    AlertRuleView record(AlertName about, AlertRuleRequest request, VersionTag seen) throws SQLException {
        rightToJudge.requireFor(about.service());
        Instant now = requireValid(about, request.until());
        Optional<AlertRule> present = locked(about);
        seen.requireFor(present.map(AlertRule::version).orElse(null));
        return add(new AlertRule(
                about,
                nextVersion(present),
                request.verdict(),
                request.reason(),
                request.until(),
                request.severity(),
                request.groupKey(),
                request.runbook(),
                caller.email(),
                now));
    }

    /**
     * Gives a verdict on the alerts of a name; its severity, group and runbook stay. Refused as {@link #record} is.
     *
     * @param seen the version of the rule that the caller has seen, if they say
     */
    @Transactional(rollbackOn = SQLException.class)
    public AlertRuleView judge(AlertName about, VerdictRequest request, VersionTag seen) throws SQLException {
        rightToJudge.requireFor(about.service());
        Instant now = requireValid(about, request.until());
        Optional<AlertRule> present = locked(about);
        seen.requireIfSent(present.map(AlertRule::version).orElse(0L));
        return add(new AlertRule(
                about,
                nextVersion(present),
                request.verdict(),
                request.reason(),
                request.until(),
                present.map(AlertRule::severity).orElse(null),
                present.map(AlertRule::groupKey).orElse(null),
                present.map(AlertRule::runbook).orElse(null),
                caller.email(),
                now));
    }

    /**
     * The newest decision on a name.
     *
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    @Transactional(rollbackOn = SQLException.class)
    AlertRuleView get(AlertName about) throws SQLException {
        Optional<AlertRule> newest =
                CleanText.isClean(about.service() + about.name()) ? rules.newest(about) : Optional.empty();
        return newest.map(rule -> AlertRuleView.of(rule, clock.instant()))
                .orElseThrow(() -> new UnknownResourceException("alert rule", about.name()));
    }

    /**
     * The rules of a service, by name.
     *
     * @throws UnknownResourceException if the service is not in the catalogue (problem {@code not-found}, 404)
     */
    @Transactional(rollbackOn = SQLException.class)
    Page<AlertRuleView> list(String service, PageRequest page) throws SQLException {
        String after = page.afterKey(AlertRuleService::clean).orElse("");
        rightToJudge.requireRegistered(service);
        Instant now = clock.instant();
        return page.page(
                rules.ofService(service, after, page.fetch()),
                rule -> AlertRuleView.of(rule, now),
                rule -> rule.about().name());
    }

    /**
     * Every decision on a name, newest first.
     *
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    @Transactional(rollbackOn = SQLException.class)
    Page<AlertRuleView> history(AlertName about, PageRequest page) throws SQLException {
        OptionalLong before = page.afterNumber();
        var unused = get(about);
        Instant now = clock.instant();
        return page.page(
                rules.history(about, before, page.fetch()), rule -> AlertRuleView.of(rule, now), AlertRule::version);
    }

    private static String clean(String name) {
        if (!CleanText.isClean(name)) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    private Optional<AlertRule> locked(AlertName about) throws SQLException {
        creation.lock("alert rule", about.service() + '/' + about.name());
        return rules.newest(about);
    }

    private static long nextVersion(Optional<AlertRule> present) {
        return 1 + present.map(AlertRule::version).orElse(0L);
    }

    private AlertRuleView add(AlertRule rule) throws SQLException {
        rules.insert(rule);
        decided.fire(new RuleDecided(rule.about()));
        Instant now = rule.decidedAt();
        judgeAgain(rule.about(), now);
        if (rule.until() != null) {
            judgeAgain(rule.about(), rule.until());
        }
        LOG.infof(
                "alert judged service=%s verdict=%s version=%d by=%s",
                rule.about().service(), rule.verdict(), rule.version(), rule.decidedBy());
        return AlertRuleView.of(rule, now);
    }

    private void judgeAgain(AlertName about, Instant at) throws SQLException {
        judging.addWithSecondLook(new TreeMap<>(Map.of(about, at)));
    }

    private Instant requireValid(AlertName about, @Nullable Instant until) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<FieldError> errors = new ArrayList<>();
        String name = about.name();
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME || !CleanText.isClean(name)) {
            errors.add(new FieldError(
                    "alertName", "must have 1 to " + LONGEST_NAME + " characters and no control characters"));
        }
        if (until != null && !until.isAfter(now)) {
            errors.add(new FieldError("/until", "must be later than now"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
        return now;
    }
}
