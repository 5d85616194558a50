/**
 * Export and erasure of all data about a person, and the pruning of users without data.
 */
@NullMarked
package io.ztrisk.privacy;

import org.jspecify.annotations.NullMarked;
