package io.throughline.kit.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On every {@code @POST} of a resource, which answers with JSON or nothing: a request that carries an
 * {@code Idempotency-Key} takes effect once. The method then runs in a transaction that its services join; without the
 * header it runs as if this were not here.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE}) // of types only the interceptor, which must be marked with it
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /** Whether the answer shows a secret: it is not kept then, and its repeat is refused. */
    @Nonbinding
    boolean secret() default false;
}
