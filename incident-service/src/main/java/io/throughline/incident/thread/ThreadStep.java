package io.throughline.incident.thread;

/** The steps from an alert to its prevention, in order, each with the question that it answers. */
enum ThreadStep {
    ALERTED("Did the alert that matters fire?", Part.RESPONSE),
    DECLARED("Did somebody say that it is an incident?", Part.RESPONSE),
    PEOPLE_NOTIFIED("Did the right people know quickly?", Part.RESPONSE),
    ACKNOWLEDGED("Did somebody take it on?", Part.RESPONSE),
    LEAD_ASSIGNED("Was it clear who leads?", Part.RESPONSE),
    IMPACT_UNDERSTOOD("Was it understood what it does to customers?", Part.RESPONSE),
    MITIGATED("When did customers stop suffering?", Part.RESPONSE),
    RESOLVED("When was the service healthy again?", Part.RESPONSE),
    ROOT_CAUSE_FOUND("Is it known why the trigger could do harm?", Part.PREVENTION),
    REVIEW_PUBLISHED("Has everybody been told what was learned?", Part.PREVENTION),
    PREVENTION_ASSIGNED("Does somebody own the prevention?", Part.PREVENTION),
    PREVENTION_VERIFIED("Has somebody else made sure that it holds?", Part.PREVENTION),
    DECISION_CHANGED("Which decision of leadership does it change?", Part.PREVENTION);

    private final String question;
    private final Part part;

    ThreadStep(String question, Part part) {
        this.question = question;
        this.part = part;
    }

    String question() {
        return question;
    }

    Part part() {
        return part;
    }

    /** Which half of the story a step belongs to. */
    enum Part {
        RESPONSE,
        PREVENTION
    }
}
