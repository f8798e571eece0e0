package io.throughline.action.action;

import io.throughline.kit.calendar.BusinessCalendar;

/**
 * A command that may be carried out: the action is locked.
 *
 * @param around where the action belongs
 * @param said by whom, when and why
 */
record ActionCommand(Action action, Surroundings around, Said said) {

    BusinessCalendar calendar() {
        return around.calendar();
    }
}
