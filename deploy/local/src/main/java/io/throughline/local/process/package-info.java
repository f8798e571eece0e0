/** Child processes: started, watched, started again, ended, and recognised when an earlier launcher left them. */
@NullMarked
package io.throughline.local.process;

import org.jspecify.annotations.NullMarked;
