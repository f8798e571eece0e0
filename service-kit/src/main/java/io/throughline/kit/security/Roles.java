package io.throughline.kit.security;

/** Roles that a token may carry; they open doors, what lies behind is decided by who owns what. */
public final class Roles {
    public static final String RESPONDER = "responder";
    public static final String INCIDENT_LEAD = "incident-lead";
    public static final String SERVICE_OWNER = "service-owner";
    public static final String LEADERSHIP = "leadership";
    public static final String ADMIN = "admin";

    private Roles() {}
}
