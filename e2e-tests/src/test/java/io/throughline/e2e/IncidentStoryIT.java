package io.throughline.e2e;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Four people take one incident from its alert to its verified prevention, and everybody can follow it. Once nothing
 * befalls the services, and once each of them dies on the way.
 */
@ExtendWith(SharedStack.class)
class IncidentStoryIT {
    @Test
    void incidentIsFollowedFromItsAlertToItsVerifiedPrevention(LaunchedStack stack) {
        tell(new Team(stack, "payments"), Mishaps.NONE);
    }

    @Test
    @Tag("faults")
    void incidentIsFollowedWhicheverServiceDies(LaunchedStack stack) {
        tell(new Team(stack, "payouts"), Mishaps.deathsIn(stack));
    }

    private static void tell(Team team, Mishaps mishaps) {
        FollowedIncident incident = team.alert();
        mishaps.befall(LaunchedStack.NOTIFICATION_SERVICE); // the owner may not know yet
        new ResponseStory(team, incident).endsInThePublishedReview();
        mishaps.befall(LaunchedStack.INCIDENT_SERVICE); // what the review asks for may not be announced yet

        PreventionStory prevention = new PreventionStory(team, incident);
        prevention.beginsWithActionsAndTheirOwner();
        prevention.doneByOneOfThem();
        mishaps.befall(LaunchedStack.ACTION_SERVICE); // nobody else may know yet that it is done
        prevention.verifiedByAnotherEndsTheIncident();
        prevention.surfacesAlsoWhatIsForgottenAfterTheEnd();

        new StoryAudit(team, incident).findsEverythingOnce();
    }
}
