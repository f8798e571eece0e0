package io.throughline.e2e.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What is done to one incident, one action or one group of alerts, in order. */
record Story(List<Step> steps, boolean heardOutside) {
    private static final int OF_INCIDENTS = 35;
    private static final int OF_ACTIONS = 20;
    private static final int HUNDRED = 100;
    private static final int MOST_NOTES = 4;
    private static final int MOST_ALERTS = 8;
    private static final int FOR_INCIDENTS = 20;
    private static final int LISTENED_TO = 15;

    /** The next one of a seed. */
    static Story next(SplittableRandom random) {
        int kind = random.nextInt(HUNDRED);
        List<Step> steps;
        if (kind < OF_INCIDENTS) {
            steps = incident(random);
        } else if (kind < OF_INCIDENTS + OF_ACTIONS) {
            steps = action(random);
        } else {
            steps = alerts(random);
        }
        return new Story(List.copyOf(steps), random.nextInt(HUNDRED) < LISTENED_TO);
    }

    private static List<Step> incident(SplittableRandom random) {
        List<Step> steps = new ArrayList<>(List.of(Step.DECLARE));
        notes(random, steps);
        steps.add(Step.ACKNOWLEDGE);
        notes(random, steps);
        if (random.nextBoolean()) {
            steps.add(Step.STATUS_UPDATE);
        }
        steps.add(Step.MITIGATE);
        steps.add(Step.RESOLVE);
        return steps.subList(0, random.nextInt(steps.size()) + 1); // some never end
    }

    private static void notes(SplittableRandom random, List<Step> steps) {
        for (int notes = random.nextInt(MOST_NOTES); notes > 0; notes--) {
            steps.add(Step.NOTE);
        }
    }

    private static List<Step> action(SplittableRandom random) {
        Step open = random.nextInt(HUNDRED) < FOR_INCIDENTS ? Step.OPEN_FOR_INCIDENT : Step.OPEN;
        return List.of(open, Step.START, Step.COMPLETE).subList(0, random.nextInt(3) + 1);
    }

    private static List<Step> alerts(SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        for (int alerts = random.nextInt(MOST_ALERTS); alerts >= 0; alerts--) {
            steps.add(Step.ALERT);
        }
        return steps;
    }
}
