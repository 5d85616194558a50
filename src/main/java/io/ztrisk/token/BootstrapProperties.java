package io.ztrisk.token;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the first token.
 *
 * @param adminToken Token that may do everything in all accounts, exactly 64 hexadecimal
 * digits. Without it the first start makes one and prints it once.
 */
@ConfigurationProperties("ztrisk")
record BootstrapProperties(@Nullable String adminToken) {

}
