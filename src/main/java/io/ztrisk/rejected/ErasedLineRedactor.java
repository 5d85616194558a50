package io.ztrisk.rejected;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.api.AccountId;
import io.ztrisk.privacy.ErasedUsers;

import org.springframework.stereotype.Component;

/**
 * Removes the text of rejected lines that name erased people, because they may be older
 * than the erasure.
 */
@Component
class ErasedLineRedactor {

	private final ErasedUsers erasures;

	ErasedLineRedactor(ErasedUsers erasures) {
		this.erasures = erasures;
	}

	/**
	 * The lines. Those that name an erased person, or too many people to look up, have no
	 * text any more. Nobody else can be erased until the transaction ends.
	 */
	List<RejectedLine> strip(AccountId account, List<RejectedLine> lines) {
		this.erasures.delay(account.value());
		return this.erasures.state(account.value()).map((state) -> {
			List<Optional<List<String>>> names = lines.stream().map(ErasedLineRedactor::names).toList();
			Set<String> erased = this.erasures.erased(account.value(), state,
					names.stream().flatMap(Optional::stream).flatMap(List::stream).collect(Collectors.toSet()));
			return IntStream.range(0, lines.size())
				.mapToObj((i) -> names.get(i).filter((some) -> Collections.disjoint(some, erased)).isPresent()
						? lines.get(i) : lines.get(i).withoutText())
				.toList();
		}).orElse(lines);
	}

	private static Optional<List<String>> names(RejectedLine line) {
		// A line of a mebibyte takes some 50 ms: other threads run in between.
		Thread.yield();
		byte[] bytes = line.bytes();
		String text = (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : null;
		return new IdentifierScanner(text, line.reason()).all();
	}

}
