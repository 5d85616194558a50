package io.ztrisk.secevent;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

/**
 * A subject (RFC 9493): a user by e-mail, or by its id at the issuer if it has none, or a
 * stream by its id.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubjectId(@Nullable String email, String format, @Nullable String id, @Nullable String iss,
		@Nullable String sub) {

	static SubjectId of(UserRepository.Shown user, String issuer) {
		return user.getEmail().isEmpty() ? new SubjectId(null, "iss_sub", null, issuer, user.getId().toString())
				: new SubjectId(user.getEmail(), "email", null, null, null);
	}

	static SubjectId ofStream(UUID id) {
		return new SubjectId(null, "opaque", id.toString(), null, null);
	}

}
