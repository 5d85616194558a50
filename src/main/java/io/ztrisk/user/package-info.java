/**
 * Who is who: users, their ids and e-mails, merging, and the score kept with each user.
 */
@NullMarked
package io.ztrisk.user;

import org.jspecify.annotations.NullMarked;
