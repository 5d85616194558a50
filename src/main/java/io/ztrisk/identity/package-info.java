/**
 * How records name a user: by an id, an e-mail or a foreign id.
 */
@NullMarked
package io.ztrisk.identity;

import org.jspecify.annotations.NullMarked;
