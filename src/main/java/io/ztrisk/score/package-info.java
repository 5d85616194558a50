/**
 * Risk events and what follows from them: the summary, a user's detail, reset.
 */
@NullMarked
package io.ztrisk.score;

import org.jspecify.annotations.NullMarked;
