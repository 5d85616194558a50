package io.ztrisk.console;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param console Whether the server has the console.
 * @param publicUrl Address at which browsers reach the server: https, or http on a
 * loopback host. Without it, the console answers on localhost alone.
 */
@ConfigurationProperties("ztrisk")
record ConsoleProperties(@DefaultValue("true") boolean console, @Nullable String publicUrl) {

}
