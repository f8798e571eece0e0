package io.throughline.incident.incident;

/** Who noticed. */
public enum DetectionMethod {
    MONITORING,
    CUSTOMER,
    STAFF,
    VENDOR
}
