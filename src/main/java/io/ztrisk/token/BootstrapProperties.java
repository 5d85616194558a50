package io.ztrisk.token;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the first token.
 *
 * @param adminToken Token that may do everything in all accounts: exactly 64 hexadecimal
 * digits. Without it, the first start creates a token and prints it once. A token that is
 * set here is valid until another one is set or it is deleted.
 */
@ConfigurationProperties("ztrisk")
record BootstrapProperties(@Nullable String adminToken) {

}
