package io.throughline.kit.http;

import io.throughline.kit.error.BodyTooLargeException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of a body that is sent in chunks, without an announced length. */
@Provider
class BodyLimitInterceptor implements ReaderInterceptor {
    private final BodyLimits limits;
    private final UriInfo uri;

    BodyLimitInterceptor(BodyLimits limits, @Context UriInfo uri) {
        this.limits = limits;
        this.uri = uri;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream(), limits.limitOf(uri.getPath())));
        return context.proceed();
    }

    private static final class Limited extends FilterInputStream {
        private final BodyLimit limit;
        private long count;

        Limited(InputStream in, BodyLimit limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            counted(Math.max(read, 0));
            return read;
        }

        private void counted(int bytes) {
            count += bytes;
            if (count > limit.bytes()) {
                throw new BodyTooLargeException(limit.refusal());
            }
        }
    }
}
