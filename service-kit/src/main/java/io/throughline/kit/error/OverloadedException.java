package io.throughline.kit.error;

/** So much is in work already that this would have to wait too long; nothing of it has taken effect. */
public class OverloadedException extends DomainException {
    /** What the caller is told. */
    public static final String DETAIL =
            "Too much is being worked on; nothing of this took effect. Send it again in a second.";

    private static final long serialVersionUID = 1L;

    /** Says when to send it again. */
    public OverloadedException() {
        super(DETAIL);
    }
}
