/**
 * Types of users' activities, the same for every format of a log.
 */
@NullMarked
package io.ztrisk.activity;

import org.jspecify.annotations.NullMarked;
