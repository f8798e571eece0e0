package io.throughline.events;

/** Header names of a CloudEvents 1.0 record in Kafka's binary mode, and the two that Throughline adds. */
public final class CloudEventHeaders {
    /** UUID version 7 of the event; the same on every delivery. */
    public static final String ID = "ce_id";
    /** The service that wrote it, as a path: {@code /incident-service}. */
    public static final String SOURCE = "ce_source";
    /** The version of the specification, {@value #SPEC_VERSION_VALUE}. */
    public static final String SPEC_VERSION = "ce_specversion";
    /** The event's type: {@code incident.declared.v1}. */
    public static final String TYPE = "ce_type";
    /** What people call the aggregate: {@code INC-12}, a slug, an e-mail. */
    public static final String SUBJECT = "ce_subject";
    /** When it happened, RFC 3339 in UTC. */
    public static final String TIME = "ce_time";
    /** Path of the JSON Schema of the data. */
    public static final String DATA_SCHEMA = "ce_dataschema";
    /** Number of the event within its aggregate, from 1, without gaps (CloudEvents extension "sequence"). */
    public static final String SEQUENCE = "ce_sequence";
    /** W3C trace context of the request that caused it. */
    public static final String TRACE_PARENT = "traceparent";

    /** The only version of CloudEvents there is on our topics. */
    public static final String SPEC_VERSION_VALUE = "1.0";

    private CloudEventHeaders() {}
}
