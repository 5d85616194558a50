/**
 * Activities of users, in values that do not depend on the format of a log.
 */
@NullMarked
package io.ztrisk.activity;

import org.jspecify.annotations.NullMarked;
