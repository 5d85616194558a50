/**
 * Export and erasure of all data about a person.
 */
@NullMarked
package io.ztrisk.privacy;

import org.jspecify.annotations.NullMarked;
