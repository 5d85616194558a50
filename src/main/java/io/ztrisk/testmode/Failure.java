package io.ztrisk.testmode;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * An error with which the next calls of an account fail.
 *
 * @param method null for any
 * @param path the path below the account, null for any
 * @param retryAfter the value of {@code Retry-After} in seconds, null for none
 * @param times the number of calls that still fail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Failure(@JsonIgnore ErrorCode error, @Nullable String method, @Nullable String path,
		@Nullable Integer retryAfter, int times) {

	@JsonProperty
	int code() {
		return this.error.code();
	}

	@JsonProperty
	int status() {
		return this.error.status().value();
	}

	boolean matches(String calledMethod, AccountRoute route) {
		return (this.method == null || this.method.equals(calledMethod))
				&& (this.path == null || route.equals(AccountRoute.ofPath(this.path)));
	}

	Failure once() {
		return new Failure(this.error, this.method, this.path, this.retryAfter, this.times - 1);
	}

}
