/** The real parts that every service's tests run on; packed as this module's test-jar. */
package io.throughline.kit.testing;
