package io.throughline.e2e.fault;

import org.jspecify.annotations.Nullable;

/**
 * One line of a ledger: a request that is about to be sent, or what came of it.
 *
 * @param at when, as ISO-8601
 * @param text of the request; names it
 * @param request null on a line that tells what came of one
 * @param attempt of this request, from 1
 * @param status HTTP status of the answer; null if there was none, and on the line of a request
 * @param ref what the answer says that it made or changed; null if it does not say
 * @param error why the outcome is not known; null if it is
 */
public record LedgerLine(
        String at,
        String text,
        @Nullable Request request,
        int attempt,
        @Nullable Integer status,
        @Nullable String ref,
        @Nullable String error) {}
