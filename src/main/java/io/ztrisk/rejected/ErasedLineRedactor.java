package io.ztrisk.rejected;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.cloudflare.CloudflareDataset;
import io.ztrisk.privacy.ErasedUsers;

import org.springframework.stereotype.Component;

/**
 * Removes the text of rejected lines that name erased people, because the lines may be
 * older than the erasure.
 */
@Component
class ErasedLineRedactor {

	/** Records of these datasets name users by an id of this server or by e-mail. */
	private static final Set<String> WITHOUT_FOREIGN_IDS = Stream
		.concat(Arrays.stream(CloudflareDataset.values()).map(CloudflareDataset::key), Stream.of(RejectedLine.EVENTS))
		.collect(Collectors.toUnmodifiableSet());

	private final ErasedUsers erasedUsers;

	ErasedLineRedactor(ErasedUsers erasedUsers) {
		this.erasedUsers = erasedUsers;
	}

	/**
	 * Returns the lines, without the text of lines that name an erased person or too many
	 * people to look up. No one else can be erased until the transaction ends.
	 */
	List<RejectedLine> redact(AccountId account, List<RejectedLine> lines) {
		this.erasedUsers.delay(account.value());
		return this.erasedUsers.state(account.value()).map((state) -> {
			List<Optional<List<String>>> identifiers = lines.stream().map(ErasedLineRedactor::identifiers).toList();
			Set<String> erased = this.erasedUsers.erased(account.value(), state,
					identifiers.stream().flatMap(Optional::stream).flatMap(List::stream).collect(Collectors.toSet()));
			return IntStream.range(0, lines.size())
				.mapToObj((i) -> identifiers.get(i).filter((some) -> Collections.disjoint(some, erased)).isPresent()
						? lines.get(i) : lines.get(i).withoutText())
				.toList();
		}).orElse(lines);
	}

	private static Optional<List<String>> identifiers(RejectedLine line) {
		// A line of a mebibyte takes some 50 ms. Other threads can run before it.
		Thread.yield();
		byte[] bytes = line.bytes();
		String text = (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : null;
		IdentifierScanner scanner = new IdentifierScanner(text, line.reason());
		return WITHOUT_FOREIGN_IDS.contains(line.dataset()) ? scanner.all()
				: scanner.all()
					.map((some) -> Stream.concat(some.stream(), scanner.values().identifiers().stream()).toList())
					.filter((some) -> some.size() <= IdentifierScanner.MAX_IDENTIFIERS);
	}

}
