package io.throughline.e2e;

import io.restassured.specification.RequestSpecification;

/** Somebody who signs in, with one role. */
record Person(String email, String role) {
    /** Anybody, who has nothing to do with anything. */
    static final Person READER = new Person("reader@example.org", "responder");

    /** Their request to a service. */
    RequestSpecification at(LaunchedStack stack, String service) {
        return stack.as(service, email, role);
    }
}
