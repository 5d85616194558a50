/**
 * Dry runs of logs: tell what would become of records, and change nothing.
 */
@NullMarked
package io.ztrisk.dryrun;

import org.jspecify.annotations.NullMarked;
