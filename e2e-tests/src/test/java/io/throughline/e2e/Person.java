package io.throughline.e2e;

/** Somebody who signs in, with one role. */
record Person(String email, String role) {}
