/**
 * A person's rights: export and erasure of all data about it.
 */
@NullMarked
package io.ztrisk.privacy;

import org.jspecify.annotations.NullMarked;
