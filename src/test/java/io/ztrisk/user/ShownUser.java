package io.ztrisk.user;

import java.util.UUID;

/**
 * A user as the database shows it, without a database.
 */
public record ShownUser(UUID getId, String getEmail, String getName) implements UserRepository.Shown {

}
