/**
 * Activities of users, independent of the format of a log.
 */
@NullMarked
package io.ztrisk.activity;

import org.jspecify.annotations.NullMarked;
